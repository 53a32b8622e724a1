/**
 * How a page and the bridge in it find each other, whichever comes first. The page offers one end
 * of a MessageChannel with `HELLO`; the bridge announces itself with `HERE`. Neither carries data.
 */
export const HELLO = 'trusthub-onboard:hello';
export const HERE = 'trusthub-onboard:here';

/** Sent by the bridge through the page's port when the way to the worker is gone. */
export const GONE = 'trusthub-onboard:gone';

/** Characters of JSON that a bridge carries in one message. */
export const LARGEST_MESSAGE = 64 * 1024;
