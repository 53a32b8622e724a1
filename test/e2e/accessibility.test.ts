import { assert } from 'chai';
import { startPartnerServer } from '../../scripts/start/partner-server.js';
import { accessibilityProblems } from './harness/accessibility.js';
import { everyOwnScreen, everyPartnerScreen, type Look } from './harness/every-screen.js';
import type { BrowserName, Build, ColorScheme } from './harness/extension-browser.js';
import type { Screen } from './harness/screen.js';
import { openStage, type Stage } from './harness/stage.js';

/** A Chromium page changes its scheme at any time; a Firefox has the one it was launched with. */
const RUNS: readonly (readonly [BrowserName, readonly ColorScheme[]])[] = [
  ['chromium', ['light', 'dark']],
  ['firefox', ['light']],
  ['firefox', ['dark']],
];

/** Each with a layout of its own, so that both are looked at. */
const VIEWPORTS: Readonly<Record<ColorScheme, { width: number; height: number }>> = {
  light: { width: 1280, height: 800 },
  dark: { width: 360, height: 740 },
};

for (const [name, schemes] of RUNS)
  describe(`axe in ${name}, ${schemes.join(' and ')}`, function () {
    this.timeout(240_000);

    it('finds nothing on any screen of the extension', async () => {
      const problems = await walk(name, schemes, 'production', everyOwnScreen);
      assert.deepEqual(problems, []);
    });

    it('finds nothing on a partner’s page and in the consent window', async () => {
      const partner = await startPartnerServer(0);
      try {
        const problems = await walk(name, schemes, 'development', (stage, look) =>
          everyPartnerScreen(stage, partner.url, look),
        );
        assert.deepEqual(problems, []);
      } finally {
        await partner.close();
      }
    });
  });

async function walk(
  name: BrowserName,
  schemes: readonly ColorScheme[],
  build: Build,
  through: (stage: Stage, look: Look) => Promise<void>,
): Promise<string[]> {
  const problems: string[] = [];
  const examine = async (where: string, screen: Screen): Promise<void> => {
    for (const scheme of schemes) {
      await screen.page.setViewport(VIEWPORTS[scheme]);
      if (name === 'chromium') await emulate(screen, scheme);
      for (const problem of await accessibilityProblems(screen))
        problems.push(`${where}, ${scheme}: ${problem}`);
    }
  };
  const stage = await openStage(name, {
    build,
    ...(name === 'firefox' && { colorScheme: schemes[0]! }),
  });
  try {
    await through(stage, examine);
  } finally {
    await stage.close();
  }
  return problems;
}

const emulate = ({ page }: Screen, value: ColorScheme): Promise<void> =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
