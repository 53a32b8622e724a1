/** The person asks to look for the extension again. The embed listens; it carries nothing. */
export class ReconnectEvent extends Event {
  static readonly type = 'trusthub-reconnect';

  constructor() {
    super(ReconnectEvent.type);
  }
}
