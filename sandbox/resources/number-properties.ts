import { ApiError, invalidParameter } from '../api-error.js';
import { looksLikeSid } from '../sid.js';

type Value = string | boolean | null;

/** How a parameter of a number is read; the property that it sets has its name in snake case. */
type Reader = (text: string, name: string) => Value;

const text: Reader = (value) => value;

const flag: Reader = (value, name) => {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw invalidParameter(name);
};

const oneOf =
  (...values: readonly string[]): Reader =>
  (value, name) => {
    const found = values.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found === undefined) throw invalidParameter(name);
    return found;
  };

const method = oneOf('GET', 'POST');

/** A web address; an empty one clears it. */
const address: Reader = (value, name) => {
  if (value === '' || (URL.canParse(value) && /^https?:/i.test(value))) return value;
  throw new ApiError(400, 21502, `${name} is not valid`);
};

/** The SID of something that the sandbox may not have; an empty one clears it. */
const sid: Reader = (value, name) => {
  if (value === '') return null;
  if (looksLikeSid(value)) return value;
  throw invalidParameter(name);
};

const READERS: Readonly<Record<string, Reader>> = {
  ApiVersion: text,
  SmsApplicationSid: sid,
  SmsFallbackMethod: method,
  SmsFallbackUrl: address,
  SmsMethod: method,
  SmsUrl: address,
  StatusCallback: address,
  StatusCallbackMethod: method,
  VoiceApplicationSid: sid,
  VoiceCallerIdLookup: flag,
  VoiceFallbackMethod: method,
  VoiceFallbackUrl: address,
  VoiceMethod: method,
  VoiceUrl: address,
  VoiceReceiveMode: oneOf('voice', 'fax'),
  EmergencyStatus: oneOf('Active', 'Inactive'),
  EmergencyAddressSid: sid,
  TrunkSid: sid,
  IdentitySid: sid,
  AddressSid: sid,
  BundleSid: sid,
};

const propertyName = (parameter: string) =>
  parameter.replace(/[A-Z]/g, (letter, at) => (at ? '_' : '') + letter.toLowerCase());

/** What a form sets of a number, by the names of its properties. */
export function readNumberProperties(form: URLSearchParams): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(READERS)
      .filter(([name]) => form.has(name))
      .map(([name, read]) => [propertyName(name), read(form.get(name)!, name)]),
  );
}

/** What a number has of which nothing was set: bought, answering nothing, bound to no other object. */
export const UNSET_PROPERTIES = {
  address_requirements: 'none',
  address_sid: null,
  api_version: '2010-04-01',
  beta: false,
  bundle_sid: null,
  capabilities: { voice: true, sms: true, mms: true, fax: false },
  emergency_address_sid: null,
  emergency_address_status: 'unregistered',
  emergency_status: 'Inactive',
  identity_sid: null,
  origin: 'twilio',
  sms_application_sid: null,
  sms_fallback_method: 'POST',
  sms_fallback_url: '',
  sms_method: 'POST',
  sms_url: '',
  status: 'in-use',
  status_callback: '',
  status_callback_method: 'POST',
  trunk_sid: null,
  type: 'local',
  voice_application_sid: null,
  voice_caller_id_lookup: false,
  voice_fallback_method: 'POST',
  voice_fallback_url: null,
  voice_method: 'POST',
  voice_receive_mode: 'voice',
  voice_url: null,
};
