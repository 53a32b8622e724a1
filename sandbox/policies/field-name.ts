/** `business_registration_number` as a person reads it. */
export const fieldName = (machineName: string) =>
  machineName.replace(
    /(^|_)([a-z0-9])/g,
    (_, gap: string, letter: string) => `${gap ? ' ' : ''}${letter.toUpperCase()}`,
  );
