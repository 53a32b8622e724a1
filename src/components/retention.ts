import { msg } from '@lit/localize';

/**
 * What becomes of personal details at Twilio. Source: its API description marks what is typed as
 * personal with a `deleteSla` of 30 days, and its pages say "PII MTL: 30 days".
 */
export const retention = (): string =>
  msg(
    'Twilio keeps personal details as long as the profile is there, and for up to 30 days after it is deleted.',
  );
