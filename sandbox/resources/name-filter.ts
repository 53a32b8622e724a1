import type { Settings } from '../settings.js';

/** Whether a name is one that the filter `FriendlyName` asks for; all are where it asks for nothing. */
export function nameFilter(
  wanted: string | null,
  { friendlyNameFilter }: Settings,
): (name: string) => boolean {
  if (wanted === null || wanted === '') return () => true;
  const lower = wanted.toLowerCase();
  switch (friendlyNameFilter) {
    case 'exact':
      return (name) => name === wanted;
    case 'any-case':
      return (name) => name.toLowerCase() === lower;
    case 'contains':
      return (name) => name.toLowerCase().includes(lower);
  }
}
