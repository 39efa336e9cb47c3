/** What `npm start` runs: the demo on the embedded store. Sets the demo's defaults and hands over to main.ts; decides nothing else. */
process.env['DEMO'] ??= '1';
const { main } = await import('../main.ts');
await main();
