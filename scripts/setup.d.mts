export const ROOT: string;
export function ensureDependencies(): void;
export function ensureBrowsers(): void;
export function runTypeScript(path: string): Promise<void>;
