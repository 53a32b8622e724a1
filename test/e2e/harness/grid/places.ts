/** One of the writes that take a business with two representatives and one number to its review. */
export interface Place {
  readonly name: string;
  /** Of the request, as a fault rule of the sandbox has it. */
  readonly path: string;
  /** Which of the requests to that path. */
  readonly nth: number;
  /** The journal's name for it. */
  readonly step: string;
}

/** The account has it from the start. */
export const NUMBER = `PN${'1'.padStart(32, '0')}`;

const PROFILE = '^/v1/CustomerProfiles/BU[0-9a-f]{32}';

const place = (name: string, path: string, step: string, nth = 1): Place => ({
  name,
  path,
  nth,
  step,
});

/** Those of one round leave together, so which of them is the first is for each run to say. */
export const PLACES: readonly Place[] = [
  place('create profile', '^/v1/CustomerProfiles$', 'create-customer-profile'),
  place('create end user 1', '^/v1/EndUsers$', 'create-end-user:u0'),
  place('create end user 2', '^/v1/EndUsers$', 'create-end-user:u1', 2),
  place('create end user 3', '^/v1/EndUsers$', 'create-end-user:u2', 3),
  place('create address', '/Addresses.json$', 'create-address:a0'),
  place('create document', '^/v1/SupportingDocuments$', 'create-supporting-document:d0'),
  place('assign 1', `${PROFILE}/EntityAssignments$`, 'assign-entity:u0'),
  place('assign 2', `${PROFILE}/EntityAssignments$`, 'assign-entity:u1', 2),
  place('assign 3', `${PROFILE}/EntityAssignments$`, 'assign-entity:u2', 3),
  place('assign 4', `${PROFILE}/EntityAssignments$`, 'assign-entity:d0', 4),
  place('assign 5', `${PROFILE}/EntityAssignments$`, 'assign-entity:primary', 5),
  place('number', `${PROFILE}/ChannelEndpointAssignments$`, `assign-channel-endpoint:${NUMBER}`),
  place('evaluate', `${PROFILE}/Evaluations$`, 'evaluate'),
  place('submit', `${PROFILE}$`, 'submit-for-review'),
];

/** How many requests to the path of this place one business needs. */
export const neededAt = ({ path }: Place): number =>
  PLACES.filter((other) => other.path === path).length;

export const isEvaluation = ({ step }: Place): boolean => step === 'evaluate';

/** Only where a business has one. */
export const isNumber = ({ step }: Place): boolean => step.startsWith('assign-channel-endpoint');
