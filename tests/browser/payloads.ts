/** Twenty pieces of text that a careless page would run or draw. Each that runs sets `window.hit` or asks for `/hit`. */
export const payloads: readonly string[] = [
  "<script>window.hit=1</script>",
  '"><script>window.hit=2</script>',
  "<img src=/hit onerror=window.hit=3>",
  "<svg onload=window.hit=4></svg>",
  "<iframe srcdoc='<script>parent.hit=5</script>'></iframe>",
  "<a href='javascript:window.hit=6'>click</a>",
  "<body onload=window.hit=7>",
  "<details open ontoggle=window.hit=8>x</details>",
  "<input autofocus onfocus=window.hit=9>",
  "<style>*{display:none!important}</style>",
  "<link rel=stylesheet href=/hit>",
  "<meta http-equiv=refresh content='0;url=/hit'>",
  "<base href=/hit/>",
  "<form action=/hit><button>go</button></form>",
  "<math><mi//xlink:href='data:x,<script>window.hit=10</script>'>",
  "javascript:window.hit=11//",
  "{{constructor.constructor('window.hit=12')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the payload
  "${window.hit=13}",
  '<!--<img src="--><img src=/hit onerror=window.hit=14//">',
  "&lt;script&gt;window.hit=15&lt;/script&gt;",
];
