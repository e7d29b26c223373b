/// Drawings that act, by family. Each must come out harmless or be refused.
enum HostileDrawings {
  static let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

  static func inside(_ content: String) -> String { "\(head) viewBox=\"0 0 9 9\">\(content)<path d=\"M0 0h9\"/></svg>" }

  static let families: [(family: String, vectors: [String])] = [
    (
      "script",
      [
        inside("<script>alert(1)</script>"), inside("<script href=\"https://x.example/a.js\"/>"),
        inside("<SCRIPT>alert(1)</SCRIPT>"),
        inside("<script type=\"text/ecmascript\"><![CDATA[alert(1)]]></script>"), inside("<g><script>a</script></g>"),
        inside("<script><script>a</script>b</script>"), "<script>a</script>" + inside(""),
        inside("") + "<script>a</script>",
      ]
    ),
    (
      "event handler",
      [
        "\(head) onload=\"alert(1)\"/>", "\(head) ONLOAD=\"alert(1)\"/>", "\(head) oNlOaD='alert(1)'/>",
        inside("<rect onclick=\"a()\" width=\"1\"/>"),
        inside("<g onfocusin=\"a()\" tabindex=\"1\"/>"), inside("<path onbegin=\"a()\"/>"),
        "\(head)\nonload\n=\n\"alert(1)\"/>", inside("<rect x=\"1\"onclick=\"a()\"/>"),
      ]
    ),
    (
      "javascript href",
      [
        inside("<a href=\"javascript:alert(1)\"><text>x</text></a>"), inside("<use href=\"javascript:alert(1)\"/>"),
        inside("<a xlink:href=\"&#106;avascript:a\"/>"),
        inside("<use href=\"java\nscript:alert(1)\"/>"), inside("<use xlink:href=\" &#x9;javascript:a\"/>"),
        inside("<image href=\"JAVASCRIPT:a\"/>"),
        inside("<image href=\"vbscript:a\"/>"), inside("<textPath href=\"javascript&#58;a\">t</textPath>"),
      ]
    ),
    (
      "external reference",
      [
        inside("<use href=\"https://x.example/a.svg#b\"/>"), inside("<use xlink:href=\"//x.example/a.svg#b\"/>"),
        inside("<image href=\"https://x.example/p.png\"/>"),
        inside("<image xlink:href=\"p.png\"/>"), inside("<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>"),
        inside("<use href=\"data:image/svg+xml,%3Csvg%3E\"/>"),
        inside("<image href=\"data:text/html;image/png;,x\"/>"),
        inside("<filter id=\"f\"><feImage href=\"https://x.example/\"/></filter>"),
        inside("<rect fill=\"url(https://x.example/#a)\"/>"), inside("<rect fill=\"url( 'http://x.example/#a')\"/>"),
        inside("<rect mask=\"u\\72l(http://x.example/)\"/>"),
        inside("<rect filter=\"url(#a) url(//x.example/b)\"/>"),
        inside("<rect mask=\"image-set('//x.example/a' 1x)\"/>"), inside("<rect fill=\"url/**/(//x.example)\"/>"),
        inside("<rect fill=\"&#117;rl(http&#58;//x.example/)\"/>"),
        inside("<rect xml:base=\"https://x.example/\" fill=\"url(#a)\"/>"),
      ]
    ),
    (
      "foreign content",
      [
        inside(
          "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"javascript:a\"/></body></foreignObject>"
        ),
        inside("<foreignObject/>"), inside("<iframe src=\"https://x.example\"/>"),
        inside("<video><source onerror=\"a\"/></video>"),
        inside("<g xmlns=\"http://www.w3.org/1999/xhtml\"><title/><image href=\"#\"/></g>"),
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"><title>a</title></svg>",
        inside("<switch><foreignObject><embed src=\"a\"/></foreignObject></switch>"),
      ]
    ),
    (
      "style",
      [
        inside("<style>@import url(https://x.example/a.css);</style>"),
        inside("<style>*{fill:url(https://x.example/)}</style>"),
        inside("<style><![CDATA[@import 'a';]]></style>"), inside("<rect style=\"fill:url(https://x.example/#a)\"/>"),
        inside("<rect style=\"fill:u\\72l(//x)\"/>"),
        inside("<rect style=\"-moz-binding:url(a#b)\"/>"), inside("<rect style=\"fill:expression(alert(1))\"/>"),
        inside("<rect fill=\"red\" style=\"background:url('//x')\"/>"),
      ]
    ),
    (
      "animation",
      [
        inside("<use href=\"#a\"><set attributeName=\"href\" to=\"javascript:a\"/></use>"),
        inside("<use href=\"#a\"><animate attributeName=\"xlink:href\" values=\"https://x\"/></use>"),
        inside("<rect><set attributeName=\"onmouseover\" to=\"a()\"/></rect>"),
        inside("<animateTransform onbegin=\"a()\" attributeName=\"transform\"/>"),
        inside("<rect><animateMotion/></rect>"),
        inside("<discard onbegin=\"a\"/>"),
      ]
    ),
    (
      "CDATA",
      [
        inside("<![CDATA[<script>alert(1)</script>]]>"), inside("<text><![CDATA[</text><script>a</script>]]></text>"),
        inside("<title><![CDATA[]]]]><![CDATA[><script>]]></title>"),
        inside("<desc>]]><script>a</script></desc>"), inside("<![CDATA["),
      ]
    ),
    (
      "DOCTYPE",
      [
        "<!DOCTYPE svg [<!ENTITY a \"<script>alert(1)</script>\">]>" + inside("<text>&a;</text>"),
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + inside("<text>&a;</text>"),
        "<!DOCTYPE svg [<!ENTITY a \"javascript:b\">]>" + inside("<use href=\"&a;\"/>"),
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>" + inside(""),
        "<!DOCTYPE svg [<!ENTITY a \"]><script>b</script>\">]>" + inside(""),
        "<!DOCTYPE svg SYSTEM \"https://x.example/a.dtd\">" + inside(""),
        "<!DOCTYPE svg [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
          + inside("<text>&c;</text>"), "<!DOCTYPE svg [<!ENTITY % p SYSTEM \"http://x\"> %p;]>" + inside(""),
      ]
    ),
    (
      "processing instruction",
      [
        "<?xml-stylesheet type=\"text/css\" href=\"https://x.example/a.css\"?>" + inside(""),
        "<?xml-stylesheet type=\"text/xsl\" href=\"#s\"?>" + inside(""), inside("<?php system('a') ?>"),
        "<?xml-stylesheet" + inside(""),
      ]
    ),
    (
      "namespace",
      [
        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>a</s:script></s:svg>",
        inside("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">a</s:script>"),
        inside("<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x\" onerror=\"a\"/>"),
        inside("<rect xmlns:e=\"http://www.w3.org/2001/xml-events\" e:event=\"click\" e:handler=\"#a\"/>"),
        inside("<use xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"https://x.example/a#b\"/>"),
        "<svg xmlns:xlink=\"http://www.w3.org/2000/svg\" xlink:onload=\"a\"/>",
      ]
    ),
    (
      "encoding",
      [
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + inside("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
        "<?xml version='1.0' encoding='utf-16'?>" + inside(""),
        "<?xml version=\"1.0\" encoding = \"ISO-2022-JP\"?>" + inside(""), inside("<rect fill=\"\0url(http://x)\"/>"),
        inside("<scr\0ipt>a</scr\0ipt>"), inside("<text>&#0;&#x1F;</text>"), inside("<text>\u{FFFF}</text>"),
      ]
    ),
    (
      "nesting",
      [
        inside("<g><text></g></text>"), inside("</svg><script>a</script><svg>"),
        inside("<foo><g></foo><script>a</script></g>"), inside("<g"), inside("</g>"), inside("<g/ onload=\"a\">"),
        inside("</svg foo=\"a\">"),
        inside(String(repeating: "<g>", count: 100_000) + String(repeating: "</g>", count: 100_000)),
        inside(String(repeating: "<a>", count: 100_000)),
        inside(String(repeating: "<a>", count: 100_000) + "<script/>" + String(repeating: "</a>", count: 100_000)),
      ]
    ),
    (
      "attributes",
      [
        "\(head) id=\"a\" id=\"b\"/>", inside("<use href=\"#a\" href=\"javascript:b\"/>"),
        inside("<use href=\"#a\" xlink:href=\"javascript:b\"/>"), inside("<rect x=1 onclick=a/>"), inside("<rect x/>"),
        inside("<rect id='a\" onclick=\"b'/>"), inside("<rect id=\"a&quot; onclick=&quot;b\"/>"),
        inside("<rect aria-label=\"&lt;script&gt;\"/>"), inside("<rect \u{D7}=\"1\" 1x=\"2\" a:b:c=\"3\"/>"),
      ]
    ),
  ]
}
