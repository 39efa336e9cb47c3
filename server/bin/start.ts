/** What `npm start` runs: the demo on the embedded store, unless the environment says otherwise. Decides nothing else. */
import { environment } from '../config.ts';
import { main } from '../main.ts';

await main(environment({ DEMO: '1' }));
