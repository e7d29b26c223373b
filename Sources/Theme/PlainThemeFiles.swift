// Made by scripts/embed-theme from Sources/Theme/Plain; change the files there.

// swift-format-ignore-file
enum PlainThemeFiles {
  static let all: [(name: String, text: String)] = [
    ("activities.mustache", ##"""
{{<layout}}
{{$main}}
{{>plain/about}}
{{#hasUpcoming}}
<h2>Đang và sắp diễn ra</h2>
<ul class="list">
{{#upcoming}}
{{>plain/activity}}
{{/upcoming}}
</ul>
{{/hasUpcoming}}
{{#hasUndated}}
<h2>Chưa ghi ngày</h2>
<ul class="list">
{{#undated}}
{{>plain/activity}}
{{/undated}}
</ul>
{{/hasUndated}}
{{#hasPast}}
<h2>Đã diễn ra</h2>
<ul class="list">
{{#past}}
{{>plain/activity}}
{{/past}}
</ul>
{{/hasPast}}
{{#feed}}
<p class="meta"><a href="{{feed}}">{{feedTitle}}</a></p>
{{/feed}}
{{/main}}
{{/layout}}

"""##),
    ("activity.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
<p class="meta">{{#whenISO}}<time datetime="{{whenISO}}">{{when}}</time>{{/whenISO}}{{^whenISO}}{{when}}{{/whenISO}}{{#place}} · {{place}}{{/place}}{{#isPast}} · Đã diễn ra{{/isPast}}</p>
{{>plain/image}}
{{{body}}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("archive.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{#years}}
<h2>{{year}}</h2>
<ul class="list">{{#months}}<li><a href="{{url}}">{{title}}</a></li>{{/months}}</ul>
{{/years}}
{{/main}}
{{/layout}}

"""##),
    ("article.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
<p class="meta">{{#date}}{{>plain/date}}{{/date}}{{#authors}} · {{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}{{/authors}}</p>
{{>plain/image}}
{{#hasToc}}
<nav aria-label="Trong bài"><ul>{{#toc}}<li><a href="{{url}}">{{title}}</a></li>{{/toc}}</ul></nav>
{{/hasToc}}
{{{body}}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("author.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{>plain/entries}}
{{/main}}
{{/layout}}

"""##),
    ("authors.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
<ul class="list">{{#entries}}<li><a href="{{url}}">{{title}}</a></li>{{/entries}}</ul>
{{/main}}
{{/layout}}

"""##),
    ("document.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
<dl>
{{#hasNumber}}<dt>Số, ký hiệu</dt><dd>{{#numberPieces}}{{>plain/piece}}{{/numberPieces}}</dd>{{/hasNumber}}
{{#hasIssued}}<dt>Ngày ban hành</dt><dd>{{#issuedPieces}}{{>plain/piece}}{{/issuedPieces}}</dd>{{/hasIssued}}
{{#docType}}<dt>Loại văn bản</dt><dd>{{docType}}</dd>{{/docType}}
{{#issuer}}<dt>Cơ quan ban hành</dt><dd>{{issuer}}</dd>{{/issuer}}
{{#abstract}}<dt>Trích yếu</dt><dd>{{abstract}}</dd>{{/abstract}}
{{#signer}}<dt>Người ký</dt><dd>{{signer}}{{#signerTitle}}, {{signerTitle}}{{/signerTitle}}</dd>{{/signer}}
</dl>
{{{body}}}
{{#hasRecipients}}
<h2 id="_recipients">Nơi nhận</h2>
<ul>{{#recipients}}<li>{{text}}</li>{{/recipients}}</ul>
{{/hasRecipients}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("documents.mustache", ##"""
{{<layout}}
{{$main}}
{{>plain/about}}
{{#hasRows}}
{{>plain/table}}
{{/hasRows}}
{{^hasRows}}
<p>Chưa có văn bản nào ở đây.</p>
{{/hasRows}}
{{>plain/pages}}
{{#feed}}
<p class="meta"><a href="{{feed}}">{{feedTitle}}</a></p>
{{/feed}}
{{/main}}
{{/layout}}

"""##),
    ("history.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
<p class="meta">{{span}}</p>
{{{intro}}}
{{#years}}
<section id="{{id}}" aria-label="Năm {{year}}">
<h2>{{year}}</h2>
{{#events}}
<div class="event" id="{{id}}">
<h3>{{title}} <a class="self" href="{{url}}" aria-label="Địa chỉ của mốc {{date}}">#</a></h3>
<p class="meta">{{#iso}}<time datetime="{{iso}}">{{date}}</time>{{/iso}}{{^iso}}{{date}}{{/iso}}{{#dateNote}}, {{dateNote}}{{/dateNote}}</p>
{{{body}}}
{{{differs}}}
{{{sources}}}
</div>
{{/events}}
</section>
{{#gapAfter}}
<p class="meta">{{years}}: {{text}}</p>
{{/gapAfter}}
{{/years}}
{{{footnotes}}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("home.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{site.name}}</h1>
{{#site.tagline}}
<p class="lead">{{site.tagline}}</p>
{{/site.tagline}}
{{{intro}}}
{{#lead}}
<h2><a href="{{url}}">{{title}}</a></h2>
<p>{{summary}}</p>
{{/lead}}
{{#hasOnThisDay}}
<h2>Ngày này năm xưa</h2>
<ul class="list">{{#onThisDay}}<li><a href="{{url}}">{{date}}: {{title}}</a></li>{{/onThisDay}}</ul>
{{/hasOnThisDay}}
{{#latest}}
<h2><a href="{{url}}">{{title}}</a></h2>
<ul class="list">{{#first}}<li><a href="{{url}}">{{title}}</a></li>{{/first}}{{#more}}<li><a href="{{url}}">{{title}}</a></li>{{/more}}</ul>
{{/latest}}
{{#history}}
<h2><a href="{{url}}">{{title}}</a></h2>
<ul class="list">{{#events}}<li><a href="{{url}}">{{date}}: {{title}}</a></li>{{/events}}</ul>
{{/history}}
{{#outline}}
<h2><a href="{{url}}">{{title}}</a></h2>
<ul class="list">{{#parts}}<li><a href="{{url}}">{{#number}}{{number}}. {{/number}}{{title}}</a></li>{{/parts}}</ul>
{{/outline}}
{{#hasActivities}}
<h2>Hoạt động</h2>
<ul class="list">
{{#activities}}
{{>plain/activity}}
{{/activities}}
</ul>
{{/hasActivities}}
{{/main}}
{{/layout}}

"""##),
    ("layout.mustache", ##"""
<!doctype html>
<html lang="{{lang}}" data-kind="{{kind}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{headTitle}}</title>
{{#description}}
<meta name="description" content="{{description}}">
{{/description}}
{{#noindex}}
<meta name="robots" content="noindex">
{{/noindex}}
<link rel="canonical" href="{{canonical}}">
<link rel="stylesheet" href="{{assets.plain_css}}">
{{#feedLinks}}
<link rel="alternate" type="application/rss+xml" title="{{title}}" href="{{url}}">
{{/feedLinks}}
<meta property="og:type" content="{{ogType}}">
<meta property="og:title" content="{{title}}">
<meta property="og:url" content="{{canonical}}">
{{#ogImage}}
<meta property="og:image" content="{{ogImage}}">
{{/ogImage}}
{{#jsonLD}}
<script type="application/ld+json">{{{jsonLD}}}</script>
{{/jsonLD}}
</head>
<body>
<a class="skip" href="#_main">Đến nội dung</a>
<header>
<p class="name"><a href="{{site.url}}">{{site.name}}</a></p>
<nav aria-label="Chuyên mục">
<ul>{{#menu}}<li><a href="{{url}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>{{/menu}}</ul>
</nav>
</header>
<main id="_main" tabindex="-1">
{{#hasCrumbs}}
<nav class="crumbs" aria-label="Đường dẫn"><ol>{{#crumbs}}<li><a href="{{url}}">{{title}}</a></li>{{/crumbs}}</ol></nav>
{{/hasCrumbs}}
{{$main}}{{/main}}
</main>
<footer>
{{#site.publisher}}
<p>{{name}}{{#parent}}, {{parent}}{{/parent}}{{#address}} · {{address}}{{/address}}{{#phone}} · {{phone}}{{/phone}}{{#email}} · <a href="mailto:{{email}}">{{email}}</a>{{/email}}{{#responsible}} · Chịu trách nhiệm nội dung: {{responsible}}{{/responsible}}</p>
{{#reuse}}<p>{{reuse}}</p>{{/reuse}}
{{#placeNote}}<p>{{placeNote}}</p>{{/placeNote}}
{{/site.publisher}}
<ul><li><a href="{{site.map}}">Sơ đồ trang</a></li>{{#site.archive}}<li><a href="{{site.archive}}">Lưu trữ</a></li>{{/site.archive}}<li><a href="{{site.feed}}">RSS</a></li>{{#site.pages}}<li><a href="{{url}}">{{title}}</a></li>{{/site.pages}}</ul>
</footer>
</body>
</html>

"""##),
    ("map.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
<ul class="tree">
{{#tree}}
{{>plain/tree}}
{{/tree}}
</ul>
<ul class="list">{{#lists}}<li><a href="{{url}}">{{title}}</a></li>{{/lists}}</ul>
{{/main}}
{{/layout}}

"""##),
    ("month.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{>plain/entries}}
{{/main}}
{{/layout}}

"""##),
    ("not-found.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
<p>Có thể địa chỉ gõ thiếu, hoặc bài đã được gỡ. Xem <a href="{{site.map}}">sơ đồ trang</a> hoặc trở về <a href="{{site.url}}">trang đầu</a>.</p>
{{/main}}
{{/layout}}

"""##),
    ("outline.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
<p class="meta">{{partsLine}}</p>
{{{note}}}
<nav aria-label="Mục lục"><ol class="tree">{{#toc}}<li><a href="{{url}}">{{title}}</a>{{#hasChildren}}<ol>{{#children}}<li><a href="{{url}}">{{title}}</a></li>{{/children}}</ol>{{/hasChildren}}</li>{{/toc}}</ol></nav>
{{#parts}}
{{>plain/part}}
{{/parts}}
{{{footnotes}}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("page.mustache", ##"""
{{<layout}}
{{$main}}
<article>
{{>plain/top}}
{{>plain/image}}
{{{body}}}
{{>plain/ending}}
</article>
{{/main}}
{{/layout}}

"""##),
    ("patterns.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
<ol class="list">
{{#samples}}
{{>plain/item}}
{{/samples}}
</ol>
{{/main}}
{{/layout}}

"""##),
    ("plain/about.mustache", ##"""
<h1>{{heading}}</h1>
{{#isFirst}}{{{intro}}}{{/isFirst}}
{{#hasSubsections}}
<ul class="tags">{{#subsections}}<li><a href="{{url}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>{{/subsections}}</ul>
{{/hasSubsections}}
{{#isFirst}}{{#hasPinned}}
<ul class="list">
{{#pinned}}
{{>plain/item}}
{{/pinned}}
</ul>
{{/hasPinned}}{{/isFirst}}

"""##),
    ("plain/activity.mustache", ##"""
<li><h3><a href="{{url}}">{{title}}</a></h3><p class="meta">{{#whenISO}}<time datetime="{{whenISO}}">{{when}}</time>{{/whenISO}}{{^whenISO}}{{when}}{{/whenISO}}{{#place}} · {{place}}{{/place}}</p></li>

"""##),
    ("plain/date.mustache", ##"""
{{#iso}}<time datetime="{{iso}}">{{long}}</time>{{/iso}}{{^iso}}{{long}}{{/iso}}
"""##),
    ("plain/ending.mustache", ##"""
{{#hasAttachments}}
<h2 id="_files">Tệp kèm</h2>
<ul>{{#attachments}}<li><a href="{{url}}" download="{{fileName}}">{{name}}</a> <small>{{type}}, {{size}}</small></li>{{/attachments}}</ul>
{{/hasAttachments}}
{{#hasSources}}
<h2 id="_sources">Nguồn</h2>
<ul>{{#sources}}<li>{{#url}}<a href="{{url}}">{{text}}</a>{{/url}}{{^url}}{{text}}{{/url}}</li>{{/sources}}</ul>
{{/hasSources}}
{{#updated}}
<p class="meta">Cập nhật {{>plain/date}}{{#updatedNote}}: {{updatedNote}}{{/updatedNote}}</p>
{{/updated}}
{{#hasTags}}
<ul class="tags">{{#tags}}<li><a href="{{url}}">{{title}}</a></li>{{/tags}}</ul>
{{/hasTags}}
<p class="meta"><a href="{{url}}" download="{{fileName}}">Lưu trang này</a></p>
{{#hasReadOn}}
<aside class="read-on" aria-label="Đọc tiếp">
<ul class="list">{{#previous}}<li>Bài trước: <a href="{{url}}">{{title}}</a></li>{{/previous}}{{#next}}<li>Bài sau: <a href="{{url}}">{{title}}</a></li>{{/next}}{{#related}}<li>{{reason}}: <a href="{{url}}">{{title}}</a></li>{{/related}}</ul>
</aside>
{{/hasReadOn}}

"""##),
    ("plain/entries.mustache", ##"""
{{#hasEntries}}
<ol class="list">
{{#entries}}
{{>plain/item}}
{{/entries}}
</ol>
{{/hasEntries}}
{{^hasEntries}}
<p>Chưa có bài nào ở đây.</p>
{{/hasEntries}}
{{>plain/pages}}
{{#feed}}
<p class="meta"><a href="{{feed}}">{{feedTitle}}</a></p>
{{/feed}}

"""##),
    ("plain/image.mustache", ##"""
{{#image}}
<figure><img src="{{src}}" alt="{{alt}}"{{#width}} width="{{width}}"{{/width}}{{#height}} height="{{height}}"{{/height}}>{{#caption}}<figcaption>{{caption}}{{#credit}} ({{credit}}){{/credit}}</figcaption>{{/caption}}</figure>
{{/image}}

"""##),
    ("plain/item.mustache", ##"""
<li><h2><a href="{{url}}">{{title}}</a></h2>{{#date}}<p class="meta">{{>plain/date}}</p>{{/date}}{{#summary}}<p>{{summary}}</p>{{/summary}}</li>

"""##),
    ("plain/pages.mustache", ##"""
{{#pagination}}
<nav aria-label="{{label}}"><ul class="pages">{{#newer}}<li><a href="{{newer}}" rel="prev">Bài mới hơn</a></li>{{/newer}}{{#pages}}<li><a href="{{url}}"{{#current}} aria-current="page"{{/current}}><span class="hide">Trang </span>{{number}}</a></li>{{/pages}}{{#older}}<li><a href="{{older}}" rel="next">Bài cũ hơn</a></li>{{/older}}</ul></nav>
{{/pagination}}

"""##),
    ("plain/part.mustache", ##"""
<div{{#lettered}} id="{{id}}"{{/lettered}}>
{{#level1}}<h2 id="{{id}}">{{#number}}{{number}}. {{/number}}{{title}} <a class="self" href="{{url}}" aria-label="Địa chỉ của phần {{number}}{{^number}}{{title}}{{/number}}">#</a></h2>{{/level1}}
{{#level2}}<h3 id="{{id}}">{{#number}}{{number}}. {{/number}}{{title}} <a class="self" href="{{url}}" aria-label="Địa chỉ của mục {{number}}{{^number}}{{title}}{{/number}}">#</a></h3>{{/level2}}
{{#level3}}<h4 id="{{id}}">{{#number}}{{number}}. {{/number}}{{title}} <a class="self" href="{{url}}" aria-label="Địa chỉ của mục {{number}}{{^number}}{{title}}{{/number}}">#</a></h4>{{/level3}}
{{#lettered}}<p>{{number}}) {{title}}</p>{{/lettered}}
{{{body}}}
{{#children}}
{{>plain/part}}
{{/children}}
</div>

"""##),
    ("plain/piece.mustache", ##"""
{{#blank}}<mark>…</mark>{{/blank}}{{^blank}}{{text}}{{/blank}}
"""##),
    ("plain/table.mustache", ##"""
<div class="bang" role="region" tabindex="0" aria-label="Bảng các văn bản">
<table>
<thead><tr><th scope="col">Số, ký hiệu</th><th scope="col">Ngày ban hành</th><th scope="col">Cơ quan ban hành</th><th scope="col">Trích yếu</th></tr></thead>
<tbody>
{{#rows}}
<tr{{#current}} aria-current="page"{{/current}}><td>{{#numberPieces}}{{>plain/piece}}{{/numberPieces}}</td><td>{{#issuedPieces}}{{>plain/piece}}{{/issuedPieces}}</td><td>{{issuer}}</td><td><a href="{{url}}">{{abstract}}</a></td></tr>
{{/rows}}
</tbody>
</table>
</div>

"""##),
    ("plain/top.mustache", ##"""
<h1>{{heading}}</h1>
{{#lead}}
<p class="lead">{{lead}}</p>
{{/lead}}
{{#isSample}}
<p><strong>Văn bản mẫu.</strong></p>
{{/isSample}}

"""##),
    ("plain/tree.mustache", ##"""
<li><a href="{{url}}">{{title}}</a>{{#hasChildren}}<ul>{{#children}}{{>plain/tree}}{{/children}}</ul>{{/hasChildren}}</li>

"""##),
    ("plain.css", ##"""
/* A plain page that reads well on every screen and on paper. */
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#4d5560;--rule:#d5d9de;--link:#114a9c;--visited:#5a2d70}
@media (prefers-color-scheme:dark){:root{--page:#14181d;--ink:#e8e6e1;--soft:#b4b9c0;--rule:#3a424c;--link:#a6c8ff;--visited:#d4b5f2}}
*{box-sizing:border-box}
body{max-width:44rem;margin:0 auto;padding:0 16px;background:var(--page);color:var(--ink);font:1.0625rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.3;text-wrap:balance}h1{font-size:2rem;margin:.5em 0}h2{margin:1.6em 0 .5em}
a{color:var(--link);text-underline-offset:.2em}a:visited{color:var(--visited)}a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid;outline-offset:2px}
.skip{position:absolute;top:-4rem;background:var(--page);padding:12px}.skip:focus{top:0}
header,footer{padding:16px 0;border:solid var(--rule);border-width:0 0 1px}footer{border-width:1px 0 0;margin-top:48px;color:var(--soft);font-size:.9375rem}
.name{font-weight:700;font-size:1.25rem;margin:0}.name a{color:inherit;text-decoration:none}
header ul,footer ul,.crumbs ol,.tags,.pages{display:flex;flex-wrap:wrap;gap:0 20px;list-style:none;margin:0;padding:0}
header li a,footer li a,.crumbs a,.tags a,.pages a,.list a,.tree a{display:inline-block;padding:8px 0}
[aria-current]{font-weight:700;color:inherit;text-decoration-thickness:3px}
.crumbs{font-size:.9375rem;margin-top:8px}.crumbs li+li::before{content:"› ";color:var(--soft)}
.lead{font-size:1.1875rem}.meta,.nguon,.footnotes,figcaption,small{color:var(--soft);font-size:.9375rem}
.list{list-style:none;padding:0}.list>li{border-top:1px solid var(--rule);padding:12px 0}.list h2,.list h3{font-size:1.1875rem;margin:0}.list p{margin:0}
.khac-nhau,blockquote{margin:1.2em 0;padding:0 0 0 16px;border-left:4px double var(--soft)}
img{max-width:100%;height:auto}figure{margin:1.5em 0}
.bang{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--rule)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px}dt{color:var(--soft)}dd{margin:0}
pre{overflow-x:auto;padding:12px;border:1px solid var(--rule)}
.footnotes a,.footnote-ref a,.self{display:inline-block;min-width:24px;text-align:center;text-decoration:none}
.event{border-left:3px solid var(--rule);padding-left:16px;margin:1.5em 0}.event h3{margin:0}
.so-hieu{white-space:nowrap}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media print{nav,footer ul,.skip,.read-on,.self{display:none}body{max-width:none;font:11pt/1.45 "Times New Roman",serif}h1,h2,h3{break-after:avoid}}

"""##),
    ("redirect.mustache", ##"""
<!doctype html>
<html lang="{{lang}}" data-kind="{{kind}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{headTitle}}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{{canonical}}">
<meta http-equiv="refresh" content="0; url={{target}}">
</head>
<body>
<main>
<h1>Trang đã chuyển địa chỉ</h1>
<p>Mời bạn đọc tại <a href="{{target}}">địa chỉ mới</a>.</p>
</main>
</body>
</html>

"""##),
    ("section.mustache", ##"""
{{<layout}}
{{$main}}
{{>plain/about}}
{{>plain/entries}}
{{/main}}
{{/layout}}

"""##),
    ("tag.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{>plain/entries}}
{{/main}}
{{/layout}}

"""##),
    ("tags.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
<ul class="list">{{#entries}}<li><a href="{{url}}">{{title}}</a></li>{{/entries}}</ul>
{{/main}}
{{/layout}}

"""##),
    ("unit.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{#note}}<p>{{note}}</p>{{/note}}
{{#website}}<p><a href="{{website}}">{{website}}</a></p>{{/website}}
{{>plain/entries}}
{{/main}}
{{/layout}}

"""##),
    ("units.mustache", ##"""
{{<layout}}
{{$main}}
<h1>{{heading}}</h1>
{{#groups}}
<h2>{{title}}</h2>
<ul class="list">{{#units}}<li><a href="{{url}}">{{name}}</a>{{#note}} <small>{{note}}</small>{{/note}}</li>{{/units}}</ul>
{{/groups}}
{{/main}}
{{/layout}}

"""##),
  ]
}
