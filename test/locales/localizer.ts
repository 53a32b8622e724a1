import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/root.js';

const config = readConfigFileAndWriteSchema(join(ROOT, 'lit-localize.json'));

type RuntimeOutput = ConstructorParameters<typeof RuntimeLitLocalizer>[0]['output'];
type Extracted = ReturnType<RuntimeLitLocalizer['extractSourceMessages']>;

/** What the sources say now, by the tool that writes the translators' files. */
export function extracted(): Extracted['messages'] {
  const { messages, errors } = localizer().extractSourceMessages();
  if (errors[0]) throw new Error(JSON.stringify(errors[0].messageText));
  return messages;
}

/** The modules that a build would write, by locale. */
export async function built(): Promise<(locale: string) => string> {
  const directory = mkdtempSync(join(tmpdir(), 'trusthub-locales-'));
  try {
    await localizer({
      ...(config.output as RuntimeOutput),
      outputDir: directory,
      localeCodesModule: undefined,
    }).build();
    const modules = new Map<string, string>(
      config.targetLocales.map((locale) => [
        locale,
        readFileSync(join(directory, `${locale}.ts`), 'utf8'),
      ]),
    );
    return (locale) => modules.get(locale) ?? '';
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Reading all sources as TypeScript takes seconds: what one has read, the next one has too. */
let first: RuntimeLitLocalizer | undefined;

function localizer(output = config.output as RuntimeOutput): RuntimeLitLocalizer {
  const one = new RuntimeLitLocalizer({ ...config, output });
  if (first) Object.assign(one, { _sourceMessages: first.extractSourceMessages() });
  first ??= one;
  return one;
}
