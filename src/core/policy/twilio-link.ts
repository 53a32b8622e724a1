/** Twilio's page about an error code. Source: https://www.twilio.com/docs/api/errors */
export const errorPage = (code: number): string => `https://www.twilio.com/docs/api/errors/${code}`;
