/**
 * How the page for deciding looks, and the few lines that make it pleasanter where scripts run. One constant each, so that the page's policy
 * names both by their digest and allows no other. The page does all it must without the script.
 */
import { createHash } from 'node:crypto';

export const DECIDE_STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#f4f6f8,#10141a);--sheet:light-dark(#fff,#171c24);--line:light-dark(#c9d1da,#38434f);--field:light-dark(#8692a2,#6d7a8b);--text:light-dark(#18202b,#e9edf2);--soft:light-dark(#465162,#b3bdca);--accent:light-dark(#0f6479,#6cc5d8);--on:light-dark(#fff,#06222a);--good:light-dark(#17693c,#74d3a0);--good-bg:light-dark(#e3f4ea,#142f22);--bad:light-dark(#a8261d,#ff968b);--bad-bg:light-dark(#fbe9e7,#3a1d1c);--warn:light-dark(#7d4e00,#efbd6a);--warn-bg:light-dark(#fcf1dc,#352811)}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--bg);color:var(--text);font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;-webkit-text-size-adjust:100%}
main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}main{padding-top:.8rem}footer{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding-top:1rem;padding-bottom:1.5rem;font-size:.9rem;color:var(--soft)}
h1{margin:0;font-size:1.45rem;line-height:1.25}h2{margin:1.5rem 0 .4rem;font-size:1.1rem;line-height:1.3}h3{margin:.9rem 0 .2rem;font-size:.9rem;font-weight:600;color:var(--soft)}
p,ul,dl,dd{margin:0;padding:0}.after{margin-top:.45rem}li{list-style:none}.soft{color:var(--soft)}.small{font-size:.9rem}
.words{padding:.7rem .8rem;border:1px solid var(--line);border-radius:6px;background:var(--sheet);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
.core{border-left:5px solid var(--accent);font-size:1.1rem}
.sign{padding:0 .25em;border-radius:3px;background:var(--warn-bg);color:var(--warn);font:600 .75em ui-monospace,monospace}.name{overflow-wrap:anywhere;unicode-bidi:isolate}
ins{background:var(--good-bg);color:var(--good);text-decoration:underline;text-decoration-thickness:2px}del{background:var(--bad-bg);color:var(--bad)}
.h{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note{margin-top:.8rem;padding:.7rem .8rem;border-radius:6px;border:1px solid var(--line);background:var(--sheet)}.good{background:var(--good-bg);color:var(--good);border-color:currentColor}.bad{background:var(--bad-bg);color:var(--bad);border-color:currentColor}.warn{background:var(--warn-bg);color:var(--warn);border-color:currentColor}
.note strong{font-size:1.15rem}
dl.facts{display:grid;grid-template-columns:minmax(5.5rem,auto) 1fr;gap:.35rem .8rem;padding:.7rem .8rem;border:1px solid var(--line);border-radius:6px;background:var(--sheet)}dl.facts dt{color:var(--soft);overflow-wrap:anywhere}dl.facts dd{white-space:pre-wrap;overflow-wrap:anywhere;min-width:0}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.95em}
form{margin-top:1.6rem;padding:1rem 1rem 1.1rem;border:2px solid var(--accent);border-radius:8px;background:var(--sheet)}form h2{margin-top:0}
label{display:block;margin-top:.9rem;font-weight:600}input,textarea{display:block;width:100%;margin-top:.25rem;padding:.5rem .6rem;min-height:48px;border:1px solid var(--field);border-radius:6px;background:var(--bg);color:inherit;font:inherit}textarea{min-height:5.5rem;resize:vertical}
button{display:block;width:100%;min-height:56px;margin-top:1rem;padding:.4rem .8rem;border:2px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;font-size:1.1rem;cursor:pointer}button.quiet{background:transparent;color:var(--text);border-color:var(--field)}button[aria-disabled=true]{opacity:.55;cursor:default}
a{color:var(--accent);text-underline-offset:3px}a.go{display:inline-block;min-height:44px;padding:.6rem 0}
:focus-visible{outline:3px solid light-dark(#0b5cad,#8fc1ff);outline-offset:2px}
`;

/** Times in the reader's own zone, and a second press that waits for the first. */
export const DECIDE_SCRIPT = `
(()=>{const d=document;for(const t of d.querySelectorAll('time[datetime]')){const a=new Date(t.dateTime),o={hour:'2-digit',minute:'2-digit',hour12:false};if(a.toDateString()!==new Date().toDateString())o.day='numeric',o.month='short';t.textContent=a.toLocaleString(d.documentElement.lang,o)}
const f=d.querySelector('form'),s=d.getElementById('sending');if(!f)return;let sent=false;const set=on=>{sent=on;s.hidden=!on;for(const b of f.querySelectorAll('button'))b.setAttribute('aria-disabled',on)};
f.addEventListener('submit',e=>{if(sent)e.preventDefault();else setTimeout(()=>set(true))});addEventListener('pageshow',()=>set(false));})();
`;

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const DECIDE_POLICY = `default-src 'none'; style-src ${digest(DECIDE_STYLE)}; script-src ${digest(DECIDE_SCRIPT)}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
