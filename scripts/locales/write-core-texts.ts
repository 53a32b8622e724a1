import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import { coreTextsModule } from './core-texts-module.js';

// Part of `npm run locales`; a test says when the core has come to say something else.
writeFileSync(join(ROOT, 'src/locales/generated/core-texts.ts'), coreTextsModule(ROOT));
