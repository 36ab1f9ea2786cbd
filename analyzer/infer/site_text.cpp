// Template values are written back step by step, as Python's expressions are by unparse().
// SPDX-License-Identifier: MIT
#include "analyzer/infer/site_text.h"

#include "analyzer/extract/template_facts.h"
#include "analyzer/extract/unparse.h"

namespace djvet {
namespace {

/// "book.author|upper"
std::string write_value(const TemplateFacts& page, NodeId value) {
  constexpr std::size_t most_text = 100;
  std::string text(page.text_of(value));
  if (page.kind(value) == TemplateNodeKind::string) text = "\"" + text + "\"";
  for (const NodeId step : page.children(value)) {
    switch (page.kind(step)) {
      case TemplateNodeKind::lookup: text += "." + std::string(page.text_of(step)); break;
      case TemplateNodeKind::filter: text += "|" + std::string(page.text_of(step)); break;
      case TemplateNodeKind::call: text += "(...)"; break;
      default: text += "[...]"; break;
    }
    if (text.size() > most_text) return text.substr(0, most_text) + "...";
  }
  return text;
}

std::string write_tag(const TemplateFacts& page, NodeId tag) {
  const NodeId value = page.value(tag);
  const std::string of = value == 0 ? std::string() : " " + write_value(page, value);
  switch (page.kind(tag)) {
    case TemplateNodeKind::for_tag: return "{% for ... in" + of + " %}";
    case TemplateNodeKind::include_tag: return "{% include" + of + " %}";
    case TemplateNodeKind::regroup_tag: return "{% regroup" + of + " ... %}";
    case TemplateNodeKind::output: return "{{" + of + " }}";
    case TemplateNodeKind::tag: return "{% " + std::string(page.text_of(tag)) + " ... %}";
    default: return value == 0 ? "the template" : write_value(page, tag);
  }
}

bool is_value(TemplateNodeKind kind) { return kind >= TemplateNodeKind::variable && kind <= TemplateNodeKind::unknown; }

}  // namespace

bool is_in_template(const ProjectModel& model, const Site& site) {
  return model.sources().files[site.file.index()].language != Language::python;
}

bool is_class(const ProjectModel& model, const Site& site) {
  return !is_in_template(model, site) && model.facts(site.file).kind(site.node) == NodeKind::class_def;
}

Span span_of(const ProjectModel& model, const Site& site) {
  if (is_in_template(model, site)) {
    const TemplateFacts& page = model.template_facts(site.file);
    Span span = page.span(site.node);
    const NodeId body = page.body(site.node);
    if (body != 0) span.end = page.span(body).begin;
    return span;
  }
  const FileFacts& facts = model.facts(site.file);
  Span span = facts.span(site.node);
  if (facts.kind(site.node) == NodeKind::for_stmt) span.end = facts.span(facts.child(site.node, 1)).end;
  if (facts.kind(site.node) == NodeKind::class_def) {  // what stands in parentheses behind its name
    std::uint32_t begin = 0;
    for (const NodeId child : facts.children(site.node)) {
      if (facts.kind(child) == NodeKind::decorator) continue;
      if (facts.kind(child) == NodeKind::block) break;
      if (begin == 0) span.begin = begin = facts.span(child).begin;
      span.end = facts.span(child).end;
    }
  }
  return span;
}

std::string spelling_of(const ProjectModel& model, const Site& site) {
  if (is_in_template(model, site)) {
    const TemplateFacts& page = model.template_facts(site.file);
    return is_value(page.kind(site.node)) ? write_value(page, site.node) : write_tag(page, site.node);
  }
  const FileFacts& facts = model.facts(site.file);
  if (facts.kind(site.node) == NodeKind::class_def) return "class " + std::string(facts.text_of(site.node));
  return unparse(facts, site.node);
}

}  // namespace djvet
