// A real OpenID provider for the tests: npm `oidc-provider`, with one plain page to sign in on.
// What it is to be comes as one line of JSON on stdin; the port it listens on goes to stdout.
// It ends when stdin ends, so that it never outlives the tests.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { errors, Provider } from 'oidc-provider';

for (const name of ['info', 'warn']) console[name] = () => {};

const lines = createInterface({ input: process.stdin });
const { value: line } = await lines[Symbol.asyncIterator]().next();
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
const told = JSON.parse(line);

const provider = new Provider(told.issuer, {
  clients: told.clients,
  jwks: { keys: told.keys },
  acrValues: told.acr,
  // A form that another site sends must bring the cookie along, or nobody is signed out.
  cookies: { keys: ['only for tests'], long: { sameSite: 'none' } },
  enableHttpPostMethods: true,
  conformIdTokenClaims: false,
  claims: {
    openid: ['sub', 'tid', 'oid', 'groups', 'authorization_details'],
    profile: ['name'],
    email: ['email'],
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    pushedAuthorizationRequests: { enabled: told.par, requirePushedAuthorizationRequests: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        const asked = '<input type="hidden" name="logout" value="yes"/><button>Sign out</button></form>';
        ctx.body = form.replace('</form>', asked);
      },
    },
  },
  // By itself it takes several audiences; here we are held to the one that was agreed.
  assertJwtClientAuthClaimsAndHeader: async (ctx, { aud }) => {
    if (aud !== told.audience) throw new errors.InvalidClientAuth(`audience is ${aud}`);
  },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...told.people[id] }),
  }),
  interactions: { url: (ctx, { uid }) => `/interaction/${uid}` },
  async loadExistingGrant({ oidc }) {
    const { accountId } = oidc.session;
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
  // Its guard against asking inside would keep it from telling us, on loopback, of a sign-out.
  fetch: (url, { dispatcher, ...rest }) => globalThis.fetch(url, rest),
});

async function interaction(req, res) {
  if (req.method === 'GET') {
    await provider.interactionDetails(req, res);
    res.setHeader('Content-Type', 'text/html');
    res.end(`<form method="post" action="${req.url}"><input name="login"/><input name="acr"/>`
      + '<input name="refuses"/><button>Sign in</button></form>');
    return;
  }
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const result = form.get('refuses')
    ? { error: form.get('refuses'), error_description: 'said so' }
    : { login: { accountId: form.get('login'), acr: form.get('acr') || undefined } };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
const server = createServer((req, res) => {
  if (!req.url.startsWith('/interaction/')) return answer(req, res);
  return interaction(req, res).catch((wrong) => {
    res.statusCode = 400;
    res.end(String(wrong));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
});
