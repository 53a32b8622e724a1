/**
 * Nine digits, often written 12-345-6789. There is no check digit any more: Dun and Bradstreet gave
 * it up in 2006.
 * Source: https://en.wikipedia.org/wiki/Data_Universal_Numbering_System
 */
export function checkDuns(number: string): string | undefined {
  const digits = number.replace(/[\s.-]/g, '');
  return /^\d{9}$/.test(digits) && !/^0+$/.test(digits)
    ? undefined
    : 'Count the digits: a DUNS number has nine, for example 12-345-6789';
}
