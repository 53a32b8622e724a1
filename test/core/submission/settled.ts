/** Long enough for whatever was let go to be noticed by who waits for it. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    // Not a timer: browsers hold those back once there are many.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
