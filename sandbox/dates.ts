/** Trust Hub writes ISO 8601 without fractions of a second. */
export const isoDate = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The 2010-04-01 API writes RFC 2822, with a numeric zone where `toUTCString` says GMT. */
export const rfc2822Date = (date: Date) => date.toUTCString().replace('GMT', '+0000');
