/** Starts a server on the wanted port, or on the next that nobody has. */
export async function onFreePort<T>(
  wanted: number,
  start: (port: number) => Promise<T>,
): Promise<T> {
  for (let port = wanted; ; port += 1) {
    try {
      const server = await start(port);
      if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
      return server;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port > wanted + 50) throw error;
    }
  }
}
