import { startSandbox } from '../../sandbox/index.js';

const POLICY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const AT_A_TIME = 50;

/** A file with so many profiles in the vendor's account, made by the API as anybody would. */
export async function manyProfiles(data: string, count: number): Promise<void> {
  const sandbox = await startSandbox({ data });
  const headers = {
    authorization: `Basic ${Buffer.from(`AC${'1'.padStart(32, '0')}:sandbox`).toString('base64')}`,
  };
  const make = async (n: number) => {
    const body = new URLSearchParams({
      FriendlyName: `Business ${n}`,
      Email: `business-${n}@vendor.example`,
      PolicySid: POLICY,
    });
    const url = `${sandbox.url}/v1/CustomerProfiles`;
    const response = await fetch(url, { method: 'POST', headers, body });
    if (response.status !== 201) throw new Error(await response.text());
    await response.arrayBuffer();
  };
  try {
    for (let n = 0; n < count; n += AT_A_TIME) {
      const batch = Array.from({ length: Math.min(AT_A_TIME, count - n) }, (_, i) => make(n + i));
      await Promise.all(batch);
    }
  } finally {
    await sandbox.close();
  }
}
