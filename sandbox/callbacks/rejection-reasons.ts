/** Titles in Twilio's error dictionary of what a review says; 18607, 18608 and 18610 are of copies. */
const TITLES: Readonly<Record<number, string>> = {
  18601: 'The association between business name and website cannot be verified',
  18602: 'The Business ID you provided could not be verified',
  18603: 'The address could not be verified',
  18604: 'Unable to verify Authorized representative #1',
  18605: 'Unable to verify Authorized representative #2',
  18606: "The Email domain doesn't match the website domain",
  18607: 'Customer Profile or Trust Product is not eligible to be copied',
  18608: 'Customer Profile or Trust Product is already copied',
  18609: 'Ineligible Business Registration Authority',
  18610: 'Customer Profile or Trust Product cannot be copied due to a deleted Address',
};

export const rejectionReason = (code: number) => TITLES[code] ?? `Error ${code}`;
