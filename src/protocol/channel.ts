/** Any two-way port that carries structured values: a runtime port, a MessagePort, a socket. */
export interface Channel {
  post(message: unknown): void;
  /** At most one of each; set before anything can arrive. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** A channel over one end of a MessageChannel. MessagePorts do not tell that they were closed. */
export function messagePortChannel(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = ({ data }) => listener(data);
    },
    onClose: () => undefined,
    close: () => port.close(),
  };
}
