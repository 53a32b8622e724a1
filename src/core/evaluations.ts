import { askTwilio } from './ask-twilio.js';
import type { EvaluationPage, Input } from './commands.js';
import type { DraftProfiles } from './draft-profiles.js';
import type { HostPorts } from './host-ports.js';
import { pageOf, placeOf } from './page-cursor.js';
import type { EvaluationReport } from './policy/evaluation-report.js';
import { mapEvaluation } from './policy/map-evaluation.js';
import { fetchEvaluation, pageEvaluations } from './trusthub/evaluations.js';

/** Evaluations come with all their results, so few to a page. */
const PAGE = 50;

/** What Twilio found each time that a draft's profile was evaluated: none can be deleted. */
export class Evaluations {
  readonly #ports: HostPorts;
  readonly #profiles: DraftProfiles;

  constructor(ports: HostPorts, profiles: DraftProfiles) {
    this.#ports = ports;
    this.#profiles = profiles;
  }

  /** Newest first within a page; the order of pages is Twilio's own. */
  async list({ draftId, cursor }: Input<'submission.evaluations'>): Promise<EvaluationPage> {
    const from = placeOf(cursor);
    const profile = await this.#profiles.find(draftId);
    if (!profile) return { rows: [] };
    const { client, bundle } = profile;
    const page = await askTwilio(this.#ports, () =>
      pageEvaluations(client, bundle, { size: PAGE, from }),
    );
    const rows = page.items
      .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
      .map(({ sid, status, createdAt }) => ({ sid, status, createdAt }));
    return pageOf(rows, page.next);
  }

  async open({
    draftId,
    evaluationSid,
  }: Input<'submission.evaluation'>): Promise<EvaluationReport> {
    const { client, bundle } = await this.#profiles.get(draftId);
    const [evaluation, form] = await Promise.all([
      askTwilio(this.#ports, () => fetchEvaluation(client, bundle, evaluationSid)),
      this.#profiles.form(draftId),
    ]);
    return mapEvaluation(evaluation, form);
  }
}
