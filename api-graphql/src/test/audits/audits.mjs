// Runs every audit against the address that is given, one after the other, and prints what came of them as JSON.
// The audits send no token: the one in the environment is added to each request.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
const authorization = `Bearer ${process.env.TOKEN}`;
const fetchFn = (address, init = {}) => fetch(address, { ...init, headers: { ...init.headers, authorization } });

const results = [];
for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason = '', response } = await audit.fn();
  results.push({ id, name, status, reason: response ? `${reason} (it is ${response.status})` : reason });
}
console.log(JSON.stringify(results));
