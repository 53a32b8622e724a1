/** The rooms of the house, from `src/`. Whoever adds one decides here who may look into it. */
export const PAGES = ['popup', 'options', 'workspace', 'consent', 'embed'];
export const HOSTS = [...PAGES, 'background', 'content', 'relay'];
export const VIEW = ['components', 'locales'];
export const ADAPTERS = ['extension', 'protocol', 'storage'];

/** Left may import right, never back. What lies in `src/core` itself is the façade: the top. */
export const CORE_FLOORS = ['onboarding', 'submission', 'draft', 'policy', 'trusthub'];

export interface Room {
  readonly name: string;
  readonly kind: 'host' | 'view' | 'adapter' | 'core' | 'ambient' | 'unknown';
  /** Inside the core: 0 is the top. */
  readonly floor: number;
}

export function roomOf(path: string): Room {
  const [top = '', name = '', inner = '', below] = path.split('/');
  if (top !== 'src') return { name: top, kind: 'unknown', floor: 0 };
  if (path.split('/').length === 2 && path.endsWith('.d.ts')) {
    return { name: 'src', kind: 'ambient', floor: 0 };
  }
  if (name === 'core') return coreRoom(inner, below !== undefined);
  const kind = HOSTS.includes(name)
    ? 'host'
    : VIEW.includes(name)
      ? 'view'
      : ADAPTERS.includes(name)
        ? 'adapter'
        : 'unknown';
  return { name, kind, floor: 0 };
}

function coreRoom(inner: string, isDirectory: boolean): Room {
  if (!isDirectory) return { name: 'core', kind: 'core', floor: 0 };
  const floor = CORE_FLOORS.indexOf(inner);
  return { name: `core/${inner}`, kind: floor < 0 ? 'unknown' : 'core', floor };
}
