import { expect } from 'chai';
import { POLICIES } from '../../../sandbox/policies/policy-list.js';
import { estimatedTime, preparationFor } from '../../../src/core/policy/preparation.js';
import { formOf } from '../fixtures/forms.js';
import { MANY_DOCUMENTS, NOTHING_AT_ALL, ODD_POLICIES } from '../fixtures/odd-policies.js';
import { SECONDARY_BUSINESS, STARTER } from '../fixtures/wire-policies.js';

const has = (papers: readonly string[], word: RegExp): boolean =>
  papers.some((paper) => word.test(paper));

describe('what you need before you start', () => {
  it('with a business is the letter, the website, somebody to call and the address', async () => {
    const { papers } = preparationFor(await formOf(SECONDARY_BUSINESS));
    expect(papers).to.have.length(4);
    for (const word of [/CP 575 or 147C/, /website/, /somebody of the business/, /no PO box/])
      expect(has(papers, word), String(word)).to.equal(true);
  });

  it('with a starter is no letter: there is no tax number', async () => {
    const { papers } = preparationFor(await formOf(STARTER));
    expect(has(papers, /CP 575/)).to.equal(false);
    expect(has(papers, /PO box/)).to.equal(true);
  });

  it('names every document of which one is enough', async () => {
    const { papers } = preparationFor(await formOf(MANY_DOCUMENTS));
    expect(has(papers, /passport.*driver license/i)).to.equal(true);
    expect(has(papers, /twice|letter/i)).to.equal(true);
    expect(has(papers, /impossible/i)).to.equal(false);
  });

  it('lists by section what has to be given, and not what need not be', async () => {
    const { sections } = preparationFor(await formOf(SECONDARY_BUSINESS));
    expect(sections.map(({ id, optional }) => [id, optional])).to.deep.equal([
      ['customer_profile_business_information', false],
      ['authorized_representative_1', false],
      ['authorized_representative_2', true],
      ['customer_profile_address', false],
      ['bundle', false],
    ]);
    expect(sections[0]?.items).to.include.members(['Legal name', 'Registration number', 'Website']);
    expect(sections[0]?.items).not.to.include.members(['Social media']);
    expect(sections[0]?.items).not.to.include.members(['Name of the registration']);
    expect(sections.at(-1)?.items).to.deep.equal(['E-mail for status changes']);
  });

  it('can be told for every policy', async () => {
    for (const wire of [...POLICIES, ...ODD_POLICIES]) {
      const { papers, sections, minutes } = preparationFor(await formOf(wire));
      expect(new Set(papers).size).to.equal(papers.length);
      for (const { items } of sections) expect(items).not.to.deep.equal([]);
      expect(minutes.from).to.be.within(1, minutes.to - 1);
      expect(minutes.to, wire.friendly_name).to.be.lessThan(61);
    }
  });
});

describe('the estimated time', () => {
  it('of a business is a few minutes, of an empty policy the least there is', async () => {
    expect(estimatedTime(await formOf(SECONDARY_BUSINESS))).to.deep.equal({ from: 4, to: 15 });
    expect(estimatedTime(await formOf(NOTHING_AT_ALL))).to.deep.equal({ from: 1, to: 2 });
  });

  it('grows with what is asked', async () => {
    const [starter, business] = [await formOf(STARTER), await formOf(SECONDARY_BUSINESS)];
    expect(estimatedTime(starter).from).to.be.lessThan(estimatedTime(business).from);
    const sixty = POLICIES.find(({ friendly_name }) => friendly_name.includes('Sixty'))!;
    expect(estimatedTime(await formOf(sixty)).from).to.be.greaterThan(estimatedTime(business).from);
  });
});
