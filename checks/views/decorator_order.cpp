// Reports decorators that do nothing, or the wrong thing, where they stand: above @receiver, above @api_view, and those of views
// that are functions on a class or one of its methods.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/components.h"
#include "analyzer/django/view_decorators.h"
#include "analyzer/extract/unparse.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"views", "signals", "correctness", "DJ013"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Decorating the class",
     "https://docs.djangoproject.com/en/5.2/topics/class-based-views/intro/#decorating-the-class"},
    {"Django: Signals, connecting receiver functions",
     "https://docs.djangoproject.com/en/5.2/topics/signals/#connecting-receiver-functions"},
    {"Django REST framework: API policy decorators",
     "https://www.django-rest-framework.org/api-guide/views/#api-policy-decorators"},
    {"ruff: DJ013", "https://docs.astral.sh/ruff/rules/django-non-leading-receiver-decorator/"},
};

struct Decorator {
  NodeId expression = 0;
  std::string path;       // canonical; empty: of the tree, or not known
  std::string_view name;  // the last word of what is written
};

/// Decorators that register the function and give it back, or whose result is meant for other callers.
bool stands_apart(const Decorator& decorator) {
  constexpr std::array<std::string_view, 5> words = {"task", "shared_task", "register", "overload", "deprecated"};
  return std::ranges::find(words, decorator.name) != words.end();
}

class Looking {
 public:
  Looking(const CheckContext& context, FileId file, FindingSink& sink)
      : model_(context.model), file_(file), facts_(model_.facts(file)), sink_(sink) {}

  void run() {
    for (ScopeId id = 1; id < facts_.scopes().size(); ++id) {
      const Scope& scope = facts_.scopes()[id];
      if (facts_.kind(scope.node + 1) != NodeKind::decorator) continue;
      const std::vector<Decorator> decorators = decorators_of(scope);
      if (scope.is(scope_class)) look_at_class(id, decorators);
      else if (scope.is(scope_function)) look_at_function(scope, decorators);
    }
  }

 private:
  std::vector<Decorator> decorators_of(const Scope& scope) const {
    std::vector<Decorator> out;
    for (const NodeId child : facts_.children(scope.node)) {
      if (facts_.kind(child) != NodeKind::decorator) break;
      Decorator decorator;
      decorator.expression = child + 1;
      const NodeId callee = facts_.kind(child + 1) == NodeKind::call ? child + 2 : child + 1;
      const NodeKind kind = facts_.kind(callee);
      if (kind == NodeKind::name || kind == NodeKind::attribute) {
        decorator.name = facts_.text_of(callee);
        decorator.path = model_.resolve(file_, scope.parent, callee).external;
      }
      out.push_back(std::move(decorator));
    }
    return out;
  }

  void look_at_class(ScopeId id, const std::vector<Decorator>& decorators) {
    const ClassId cls = model_.class_of(file_, id);
    if (!cls.valid() || model_.components().view(cls) == nullptr) return;
    const std::string name(facts_.text(facts_.scopes()[id].name));
    for (const Decorator& decorator : decorators) {
      if (view_decorator(decorator.path) == ViewDecorator::none) continue;
      Finding& finding = report(decorator, std::string(decorator.name) + " makes a function of the class " + name +
                                               ", which then has no as_view()");
      finding.severity = Severity::error;
      through_method_decorator(decorator, ", name=\"dispatch\"", finding);
    }
  }

  void look_at_function(const Scope& scope, const std::vector<Decorator>& decorators) {
    if (scope.parent != 0 && facts_.scopes()[scope.parent].is(scope_class)) return look_at_method(scope, decorators);
    const auto api = std::ranges::find(decorators, api_view_decorator, &Decorator::path);
    if (api != decorators.end()) look_above_api_view({decorators.begin(), api});
    look_above_receiver(decorators);
  }

  void look_at_method(const Scope& scope, const std::vector<Decorator>& decorators) {
    const ClassId cls = model_.class_of(file_, scope.parent);
    if (!cls.valid() || model_.components().view(cls) == nullptr || !takes_itself(scope)) return;
    for (const Decorator& decorator : decorators) {
      const ViewDecorator kind = view_decorator(decorator.path);
      if (kind != ViewDecorator::request && kind != ViewDecorator::login) continue;
      Finding& finding =
          report(decorator, std::string(decorator.name) +
                                " is given the view in the place of the request, as it stands on a method");
      finding.severity = Severity::error;
      through_method_decorator(decorator, "", finding);
    }
  }

  /// `def get(self, request, ...)`
  bool takes_itself(const Scope& scope) const {
    for (const NodeId child : facts_.children(scope.node))
      if (facts_.kind(child) == NodeKind::parameter) return facts_.text_of(child) == "self";
    return false;
  }

  void look_above_api_view(std::span<const Decorator> above) {
    for (const Decorator& decorator : above) {
      if (is_api_policy(decorator.path)) {
        Finding& finding = report(decorator, std::string(decorator.name) +
                                                 " has no effect above @api_view, which has already read the policies");
        finding.severity = Severity::error;
        finding.help = "put it below @api_view";
      } else if (view_decorator(decorator.path) == ViewDecorator::login && !knows_sessions_alone()) {
        Finding& finding = report(decorator, std::string(decorator.name) +
                                                 " above @api_view runs before REST framework knows who asks: "
                                                 "only users with a session get in");
        finding.help = "use @permission_classes([IsAuthenticated]) below @api_view";
      }
    }
  }

  /// Whether REST framework, too, knows users by their sessions and by nothing else.
  bool knows_sessions_alone() const {
    return std::ranges::any_of(model_.settings(), [](const SettingsModule& settings) {
      const Setting* const setting = settings.find("REST_FRAMEWORK");
      const Constant* const classes =
          setting == nullptr ? nullptr : setting->value.find("DEFAULT_AUTHENTICATION_CLASSES");
      return classes != nullptr && classes->is_sequence() && classes->items.size() == 1 &&
             classes->items[0].is_text("rest_framework.authentication.SessionAuthentication");
    });
  }

  void look_above_receiver(const std::vector<Decorator>& decorators) {
    const auto is_receiver = [](const Decorator& decorator) {
      return registering_function(decorator.path) == RegisteringFunction::receiver;
    };
    const auto first = std::ranges::find_if(decorators, is_receiver);
    if (first == decorators.begin() || first == decorators.end()) return;
    const std::span<const Decorator> above(decorators.begin(), first);
    if (std::ranges::all_of(above, stands_apart)) return;
    std::string names;
    for (const Decorator& decorator : above)
      names += (names.empty() ? "@" : ", @") + std::string(decorator.name.empty() ? "..." : decorator.name);
    Finding& finding = report(
        *first, "The signal calls the function without " + names + ", as @receiver connects what stands below it");
    finding.help = "put @receiver above all other decorators";
    const auto count = static_cast<std::size_t>(std::ranges::count_if(decorators, is_receiver));
    if (count == 1) move_up(above, *first, finding);
  }

  /// @receiver and what stands above it, in another order, where their texts are short enough to be known.
  void move_up(std::span<const Decorator> above, const Decorator& receiver, Finding& finding) const {
    std::vector<const Decorator*> wanted{&receiver};
    for (const Decorator& decorator : above) wanted.push_back(&decorator);
    Strategy strategy = source_strategy(file_, Safety::unsafe, "put `@receiver` above the other decorators");
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const Decorator& here = i < above.size() ? above[i] : receiver;
      std::string text = unparse(facts_, wanted[i]->expression);
      if (text.size() != facts_.span(wanted[i]->expression).size() || text.find("...") != std::string::npos) return;
      strategy.edits.push_back({file_, facts_.span(here.expression), std::move(text)});
    }
    finding.strategies.push_back(std::move(strategy));
  }

  void through_method_decorator(const Decorator& decorator, std::string_view more, Finding& finding) const {
    finding.help = "write @method_decorator(" + unparse(facts_, decorator.expression) + std::string(more) + ")";
    const Span span = facts_.span(decorator.expression);
    Strategy strategy =
        source_strategy(file_, Safety::unsafe, "apply `" + std::string(decorator.name) + "` by `method_decorator`");
    strategy.edits.push_back({file_, {span.begin, span.begin}, "method_decorator("});
    strategy.edits.push_back({file_, {span.end, span.end}, std::string(more) + ")"});
    strategy.imports.push_back({"django.utils.decorators", "method_decorator"});
    finding.strategies.push_back(std::move(strategy));
  }

  Finding& report(const Decorator& decorator, std::string message) {
    return sink_.report(file_, facts_.span(decorator.expression), std::move(message));
  }

  const ProjectModel& model_;
  FileId file_;
  const FileFacts& facts_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const SourceFile& source = context.model.sources().files[file.index()];
  if (source.is_dependency() || source.role == Role::vendored || source.role == Role::test) return;
  Looking(context, file, sink).run();
}

}  // namespace

extern constinit const Check decorator_order{.id = "decorator-order",
                                             .summary = "A decorator does nothing or the wrong thing where it stands",
                                             .severity = Severity::warning,
                                             .confidence = Confidence::high,
                                             .fix = FixKind::unsafe,
                                             .since = "0.1",
                                             .tags = tags,
                                             .reads = topics,
                                             .references = references,
                                             .run = run};

}  // namespace djvet::checks
