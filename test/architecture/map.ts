import { parseSync, Visitor } from 'vite';
import { roomOf } from './rooms.js';
import type { Sources } from './source-graph.js';

const FACADE = 'src/core/commands.ts';

/** Rooms, verbs and events that exist and that ARCHITECTURE.md does not name. */
export function checkMap(sources: Sources, architecture: string): string[] {
  const rooms = new Set(
    Object.keys(sources)
      .map((path) => roomOf(path))
      .filter((room) => room.kind !== 'ambient')
      .map((room) => `src/${room.name}`),
  );
  const facade = sources[FACADE] ?? '';
  return [
    ...[...rooms].filter((room) => !architecture.includes(room)),
    ...[...keysOf('Commands', facade), ...keysOf('Events', facade)].filter(
      (name) => !architecture.includes(name),
    ),
  ].map((name) => `ARCHITECTURE.md does not name ${name}`);
}

export function checkNames(sources: Sources): string[] {
  return Object.keys(sources)
    .filter((path) => /(^|\/)(utils?|helpers?|misc)(\.|\/)/.test(path))
    .map((path) => `${path}: name it for what it does`);
}

/** The members of an exported interface. */
export function keysOf(interfaceName: string, code: string): string[] {
  const keys: string[] = [];
  new Visitor({
    TSInterfaceDeclaration: (node) => {
      if (node.id.name !== interfaceName) return;
      for (const member of node.body.body) {
        if (member.type !== 'TSPropertySignature') continue;
        if (member.key.type === 'Identifier') keys.push(member.key.name);
        if (member.key.type === 'Literal') keys.push(String(member.key.value));
      }
    },
  }).visit(parseSync(FACADE, code).program);
  return keys;
}
