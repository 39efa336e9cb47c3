/** Composes the console: connection, stores, words, router. The only file that makes the real connection. */
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { applyKeptTheme } from './composables/use-theme.ts';
import { CONNECTION, createConnection } from './connection/connection.ts';
import { createConsoleRouter } from './router.ts';
import { createWords } from './words/i18n.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/parts.css';

applyKeptTheme();
const connection = createConnection();
const pinia = createPinia();
const app = createApp(App);
app.provide(CONNECTION, connection);
app.use(pinia);
app.use(createWords());
app.use(createConsoleRouter(connection, pinia));
app.mount('#app');
