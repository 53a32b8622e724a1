/** A stretch of text, and whether the other text has it too. */
export interface Stretch {
  readonly words: string;
  readonly same: boolean;
}

/**
 * Two lines word by word: what they share in order stands in both, the rest is theirs alone. Lines of
 * an address are short, so that the plain table of common sequences will do.
 */
export function differingWords(
  before: string,
  after: string,
): readonly [readonly Stretch[], readonly Stretch[]] {
  const [a, b] = [before, after].map((line) => line.split(/\s+/).filter(Boolean)) as [
    string[],
    string[],
  ];
  const common = table(a, b);
  const left: Stretch[] = [];
  const right: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(left, a[i++]!, true);
      add(right, b[j++]!, true);
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      add(left, a[i++]!, false);
    else add(right, b[j++]!, false);
  }
  return [left, right];
}

/** How many words `a` from i on and `b` from j on have in common. */
function table(a: readonly string[], b: readonly string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] =
        a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  return rows;
}

function add(line: Stretch[], word: string, same: boolean): void {
  const last = line.at(-1);
  if (last?.same === same) line[line.length - 1] = { words: `${last.words} ${word}`, same };
  else line.push({ words: word, same });
}
