import { assert } from 'chai';
import type { Exchange } from '../../sandbox/index.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { openApiValidator } from '../openapi/spec-validator.js';
import { VENDOR } from './harness/accounts.js';
import { BROWSERS } from './harness/launch.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import {
  bundleSidOn,
  enterAccount,
  fillBusiness,
  newBusiness,
  sendForReview,
} from './harness/steps.js';

/** The built production extension; Twilio's two hosts are the sandbox by browser flags alone. */
for (const name of BROWSERS)
  describe(`the production build in ${name}`, function () {
    this.timeout(120_000);
    const exchanges: Exchange[] = [];
    let stage: Stage;

    before(async () => {
      await openApiValidator();
      const onExchange = (exchange: Exchange): number => exchanges.push(exchange);
      stage = await openStage(name, { build: 'production' }, { onExchange });
      await enterAccount(stage.extension, VENDOR);
    });

    after(() => stage.close());

    it('takes a business with two representatives to approved in 13 writes', async () => {
      const form = await newBusiness(stage.extension);
      await fillBusiness(form, {
        ...MAPLE_STREET_BAKERY,
        ...SECOND_PERSON,
      });
      await sendForReview(form);
      await form.see('In review');
      assert.lengthOf(await stage.control.writes(), 13);
      assert.deepEqual(await stage.control.made(), {
        CustomerProfiles: 1,
        EndUsers: 3,
        Addresses: 1,
        SupportingDocuments: 1,
        EntityAssignments: 5,
      });
      await stage.control.approve(await bundleSidOn(form));
      const popup = await stage.extension.open('popup');
      await popup.see('Approved');
      await form.see('Approved');
    });

    it('takes one with a single representative to review in 11 writes', async () => {
      await stage.control.reset();
      const form = await newBusiness(stage.extension);
      await fillBusiness(form, MAPLE_STREET_BAKERY);
      await sendForReview(form);
      await form.see('In review');
      assert.lengthOf(await stage.control.writes(), 11);
    });

    it('asked for nothing that the published description does not allow', async () => {
      const openApi = await openApiValidator();
      const problems = exchanges.flatMap(({ method, url, body }) =>
        openApi.request(method, url, body).map((problem) => `${method} ${url}: ${problem}`),
      );
      assert.deepEqual(problems, []);
      assert.isAbove(exchanges.length, 24);
    });
  });
