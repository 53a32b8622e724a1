import { roomOf, PAGES, type Room } from './rooms.js';
import { importsOf, type Import, type Sources } from './source-graph.js';

/**
 * What components may run of the core: reading a form model and checking values. Of everything
 * else in the core they may have the types.
 */
const CORE_FOR_COMPONENTS = /^src\/core\/(policy\/|commands\.ts$)/;

/** Arrows point downwards only; each arrow that does not is one sentence. */
export function checkArrows(sources: Sources): string[] {
  return importsOf(sources).flatMap((arrow) => {
    if (arrow.file === undefined) return [];
    const reason = objection(arrow, roomOf(arrow.from), roomOf(arrow.file));
    return reason ? [`${arrow.from} imports ${arrow.file}: ${reason}`] : [];
  });
}

function objection(arrow: Import, from: Room, to: Room): string | undefined {
  if (from.kind === 'unknown') return `${from.name} is no room of the house`;
  if (to.kind === 'unknown') return `${to.name} is no room of the house`;
  if (to.kind === 'ambient') return 'ambient declarations are not imported';
  if (to.kind === 'host' && from.name !== to.name) return 'nobody imports a host';
  if (to.name === 'locales' && !mayReadLocales(from)) return 'locales are for view and pages';
  switch (from.kind) {
    case 'host':
      return from.name === 'content' && to.kind === 'view' ? 'the bridge has no view' : undefined;
    case 'view':
      return viewObjection(arrow, to);
    case 'adapter':
      return to.kind === 'core' || to.name === from.name
        ? undefined
        : 'an adapter knows core alone';
    case 'core':
      return coreObjection(from, to);
    case 'ambient':
      return 'ambient declarations import nothing';
    default:
      return from.kind satisfies never;
  }
}

const mayReadLocales = (from: Room): boolean => from.kind === 'view' || PAGES.includes(from.name);

function viewObjection(arrow: Import, to: Room): string | undefined {
  if (to.kind === 'adapter') return 'the view knows the façade, not what carries it';
  if (to.kind !== 'core' || arrow.kind === 'type') return undefined;
  return CORE_FOR_COMPONENTS.test(arrow.file ?? '')
    ? undefined
    : 'the view may have the types of this part of the core, not its code';
}

function coreObjection(from: Room, to: Room): string | undefined {
  if (to.kind !== 'core') return 'the core imports the core alone';
  return to.floor < from.floor ? 'an arrow upwards inside the core' : undefined;
}
