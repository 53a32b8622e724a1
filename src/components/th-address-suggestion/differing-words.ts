/** Text in three: what both begin with, what is this one's alone, what both end with. */
export type Parted = readonly [begin: string, own: string, end: string];

/** Two lines, word by word. Twilio corrects a word or two, so that the middle is what differs. */
export function differingWords(before: string, after: string): readonly [Parted, Parted] {
  const [a, b] = [before, after].map((line) => line.split(/\s+/)) as [string[], string[]];
  const most = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < most && a[begin] === b[begin]) begin++;
  let end = 0;
  while (end < most - begin && a.at(-1 - end) === b.at(-1 - end)) end++;
  const part = (line: readonly string[]): Parted => {
    const rest = line.length - end;
    return [line.slice(0, begin), line.slice(begin, rest), line.slice(rest)].map((words) =>
      words.join(' '),
    ) as unknown as Parted;
  };
  return [part(a), part(b)];
}
