/** How the say page looks on a screen and on paper. One constant, so that the page's policy can name it by its digest and allow no other style. */
export const SAY_STYLE = `
:root{color-scheme:light dark;--bg:#f4f6f8;--sheet:#fff;--line:#c9d1da;--text:#18202b;--soft:#465162;--accent:#0f6479;--on:#fff;--new:#fcf1dc;--new-line:#a86a00;--good:#17693c;--focus:#0b5cad;--bad:#a8261d;--stop:#a8261d}
@media screen and (prefers-color-scheme:dark){:root{--bg:#10141a;--sheet:#171c24;--line:#38434f;--text:#e9edf2;--soft:#b3bdca;--accent:#6cc5d8;--on:#06222a;--new:#352811;--new-line:#efbd6a;--good:#74d3a0;--focus:#8fc1ff;--bad:#ff968b}}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--bg);color:var(--text);font:20px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;-webkit-text-size-adjust:100%}
header,main{max-width:46rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.1rem 1rem;padding-top:.6rem;padding-bottom:.4rem;font-size:1rem;color:var(--soft)}
h1{margin:0;font-size:1rem;font-weight:600;color:var(--text);overflow-wrap:anywhere}p{margin:0}
#contact{font-variant-numeric:tabular-nums}
.number{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .6rem;margin-bottom:.5rem;color:var(--soft)}.number strong{font-size:1.6rem;line-height:1.2;color:var(--text)}
#text{padding:1rem;border:1px solid var(--line);border-left:6px solid var(--accent);border-radius:6px;background:var(--sheet);font-size:1.4rem;line-height:1.55}
#text p,.answer p{white-space:pre-wrap;overflow-wrap:anywhere}#text p+p{margin-top:.7em}
.new{background:var(--new);box-shadow:-.45rem 0 0 var(--new),-.65rem 0 0 var(--new-line),.45rem 0 0 var(--new)}
.banner{margin-bottom:.6rem;padding:.6rem 1rem;border-radius:6px;font-weight:600}.held{background:var(--stop);color:#fff}.held b{font-size:1.4rem}.held+.number~#text,.held~#answers{color:var(--soft);border-style:dashed}
#renewed{background:var(--new);border:1px solid var(--new-line)}
#find{scroll-margin-bottom:12rem;display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .8rem;padding-bottom:.6rem}#find input{flex:1 1 14rem}#matches{font-size:1rem;color:var(--soft)}
input{min-height:44px;min-width:0;padding:.3rem .6rem;border:1px solid var(--soft);border-radius:6px;background:var(--sheet);color:inherit;font:inherit}
::placeholder{color:var(--soft);opacity:.8}
button{min-height:44px;padding:.3rem .9rem;border:1px solid var(--line);border-radius:6px;background:var(--sheet);color:inherit;font:inherit;cursor:pointer}
button.main{border-color:var(--accent);background:var(--accent);color:var(--on);font-weight:600}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
h2{margin:1.2rem 0 .3rem;font-size:1rem;color:var(--soft)}
.answer{scroll-margin-bottom:9rem;padding:.6rem 0;border-top:1px solid var(--line)}.answer h3{margin:0 0 .1rem;font-size:1.1rem;overflow-wrap:anywhere}
#confirm{position:sticky;bottom:0;display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:.8rem -1rem 0;padding:.6rem 1rem;border-top:1px solid var(--line);background:var(--bg)}
#confirm label{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .5rem;font-size:1rem}#confirm label input{width:11rem}#confirm small{color:var(--soft);font-size:.9rem}#confirm.read{position:static;border:0;padding:.2rem 1rem}#confirm.read #change,#print{min-height:36px;font-size:.9rem;padding:.1rem .7rem}
#confirm .main{flex:1 1 auto}.done{flex:1 1 auto;font-weight:600;color:var(--good)}.wrong{flex-basis:100%;color:var(--bad)}.seat-name{font-size:1rem;color:var(--soft);overflow-wrap:anywhere}
.stop{margin-top:.6rem;padding:2rem 1.2rem;border-radius:6px;background:var(--stop);color:#fff;text-align:center}.stop strong,.stop h1,.stop h2{display:block;margin:0 0 .6rem;color:inherit;font-weight:700;font-size:2rem;line-height:1.15}.stop p+p{margin-top:.8rem}
@media screen and (min-width:46rem){#text{font-size:1.7rem}}
.foot{display:none}
@media print{@page{margin:14mm}:root{color-scheme:light;--text:#000;--soft:#333}body{background:#fff;color:#000;font-size:12pt}header,main{max-width:none;padding:0}#contact,#find,#confirm,#print,#renewed{display:none!important}.new{background:none;box-shadow:none}#text{font-size:16pt;border-color:#000}.answer[hidden]{display:block!important}.answer{break-inside:avoid}.stop,.held{color:#000;background:#fff;border:3pt solid #000}.held+.number~#text,.held~#answers{color:#000}#now{display:table;width:100%}#now[hidden]{display:none}.foot{display:table-footer-group;break-inside:avoid;font-size:9pt;line-height:1.35}.foot div{margin-top:4mm;padding-top:2mm;border-top:1pt solid #000}}
`;
