import type { ReactiveControllerHost } from 'lit';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { validateForm, type FieldProblem } from '../../core/policy/validate-field.js';
import type { SummaryItem } from '../th-error-summary/th-error-summary.js';

/**
 * Which problems are due to be said. Not at the first key: a field speaks up once the person has
 * left it with something in it, and then follows each key; the whole form does at the try to send.
 */
export class DueProblems {
  /** All problems, said or not. */
  all: ReadonlyMap<FieldPath, FieldProblem> = new Map();
  errors: Readonly<Record<FieldPath, string>> = {};
  warnings: Readonly<Record<FieldPath, readonly string[]>> = {};

  readonly #host: ReactiveControllerHost;
  #due: ReadonlySet<FieldPath> | 'all' = new Set();
  /** The sections whose errors the summary lists. */
  #listed: readonly Section[] = [];
  #refused = false;
  #fromHost: Readonly<Record<FieldPath, string>> = {};
  /** What was looked at last. */
  #from: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Looks at the values anew. What comes out the same stays the same object, and is not rendered. */
  look(form: FormModel, values: FieldValues, refused: Readonly<Record<FieldPath, string>>): void {
    const from = [form, values, refused, this.#due, this.#fromHost];
    if (from.every((one, index) => one === this.#from[index])) return;
    this.#from = from;
    const errors: Record<FieldPath, string> = {};
    const warnings: Record<FieldPath, readonly string[]> = {};
    for (const [path, warning] of Object.entries(this.#fromHost) as [FieldPath, string][])
      warnings[path] = [warning];
    this.all = validateForm(form, values);
    for (const [path, { severity, message }] of this.all) {
      if (this.#due !== 'all' && !this.#due.has(path)) continue;
      if (severity === 'error') errors[path] = message;
      else warnings[path] = [...new Set([message, ...(warnings[path] ?? [])])];
    }
    // What is not saved is said at once.
    this.errors = kept(this.errors, { ...errors, ...refused });
    this.#refused = Object.keys(refused).length > 0;
    this.warnings = kept(this.warnings, warnings);
  }

  /** Something forbids to send, said or not. */
  get block(): boolean {
    return this.#refused || [...this.all.values()].some(({ severity }) => severity === 'error');
  }

  /** What the summary says now: it shrinks as things are mended. */
  get summary(): readonly SummaryItem[] {
    const items = this.#listed.flatMap(({ title, fields }) =>
      fields.flatMap(({ path }) => {
        const text = this.errors[path];
        return text === undefined ? [] : [{ text, title, target: { path } }];
      }),
    );
    // Two representatives have a first name each.
    return items.map(({ text, title, target }) =>
      items.some((other) => other.text === text && other.title !== title)
        ? { text, section: title, target }
        : { text, target },
    );
  }

  /** Everything is due. */
  sayAll(form: FormModel): void {
    this.#due = 'all';
    this.#listed = form.sections;
    this.#host.requestUpdate();
  }

  /** Everything of one section is due. */
  saySection(section: Section): void {
    this.#listed = [section];
    this.#add(section.fields.map(({ path }) => path));
  }

  /** The person left a field that has something in it. */
  say(path: FieldPath): void {
    this.#add([path]);
  }

  /** Nothing is listed any more. */
  clear(): void {
    this.#listed = [];
    this.#host.requestUpdate();
  }

  /** What the host's heavier checks found. */
  hear(warnings: Readonly<Record<FieldPath, string>>): void {
    this.#fromHost = warnings;
    this.#host.requestUpdate();
  }

  #add(paths: readonly FieldPath[]): void {
    if (this.#due !== 'all') this.#due = new Set([...this.#due, ...paths]);
    this.#host.requestUpdate();
  }
}

/** The object of before where nothing changed in it. Few are due at once: to compare costs little. */
const kept = <T>(before: T, now: T): T =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;
