import { readCliOptions, UsageError } from './cli-options.js';
import { startSandbox } from './index.js';

/** One clear sentence instead of a stack, for what a person can do something about. */
function explain(error: unknown): string | undefined {
  const { name, message } = error as Error;
  // Known by its name: its module brings the store along.
  if (error instanceof UsageError || name === 'DataFileError') return message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use; choose another with --port or --tls-port.`;
  if (code === 'EACCES') return `Port ${port} needs rights that this user does not have.`;
  return undefined;
}

try {
  const sandbox = await startSandbox(readCliOptions(process.argv.slice(2)));
  const end = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(`Trust Hub sandbox on ${sandbox.url}`);
} catch (error) {
  const sentence = explain(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
