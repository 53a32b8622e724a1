export const ROOT: string;
export function ensureDependencies(): void;
export function ensureBrowsers(names?: readonly ('chromium' | 'firefox')[]): void;
export function missingBrowsers(names?: readonly ('chromium' | 'firefox')[]): string[];
export function runTypeScript(path: string): Promise<void>;
