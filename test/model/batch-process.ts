import { mutate } from './mutation.js';
import type { Share } from './play-batch.js';
import { playShare } from './play-batch.js';

process.once('message', (share: Share) => {
  if (share.without) mutate(share.without);
  void playShare(share).then((result) => process.send?.(result, () => process.exit()));
});
process.once('disconnect', () => process.exit(1));
