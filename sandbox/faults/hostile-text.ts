import { rewrite, withJson } from './altered-answers.js';

/** Texts that have broken somebody: markup, scripts, templates, bidirectional and invisible signs. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "'; DROP TABLE profiles; --",
  '${alert(1)}{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '\u202Emoc.oiliwt\u202C\u200B\u0000\u0007',
  '__proto__',
  'Ａ́̂̃̄̅ \u{1F469}\u200D\u{1F680} \uD800',
  'x'.repeat(10_000),
  '\r\nSet-Cookie: a=b\r\n\r\n<h1>',
];

/** What programs read rather than people: hostile in there is another fault, or none. */
const MACHINE =
  /^(sid|key|status|type|validity|capabilities|iso_country|object_type|object_field|requirement_name|constraint|.*_(sids?|url|uri|type)|ur[li]|date_.*|valid_until|links|subresource_uris|more_info)$/;

/** Every text that a person reads, attributes included, is one of `HOSTILE_TEXTS` in turn. */
export const hostile = withJson((json) => {
  let used = 0;
  return rewrite(json, (name, value) => {
    if (MACHINE.test(name)) return value;
    if (typeof value !== 'string') return value;
    return HOSTILE_TEXTS[used++ % HOSTILE_TEXTS.length]!;
  });
});
