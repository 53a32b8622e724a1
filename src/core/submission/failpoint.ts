/**
 * Four moments at which a process may die, around the two durable writes of each step: before and
 * after its intent is stored, before and after its result is. A host of a test build stops there;
 * no other host has the port.
 */
export type Failpoint = 'before-intent' | 'after-intent' | 'before-result' | 'after-result';
