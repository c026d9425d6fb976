using System.Text.RegularExpressions;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Names of the values that enrollments of a journey remember (see <see cref="JourneyValues"/>).</summary>
public static partial class ValueNames
{
    /// <summary>Those that activities of the journey set, each once, in file order; what can be no name is left out.</summary>
    public static IReadOnlyList<string> SetBy(JourneyDefinition journey, ActivityCatalog catalog) => SetBy(new LintedDraft(journey, catalog, ContentCatalog.Empty));

    internal static IReadOnlyList<string> SetBy(LintedDraft draft) =>
    [
        .. (from activity in draft.Bound
            from field in activity.Kind.Descriptor.Fields
            where field.Kind == FieldKind.ValueName
            let name = activity.Definition.Settings.Text(field.Name)
            where name is not null && JourneyValues.IsName(name)
            select name).Distinct(),
    ];

    /// <summary>Those that a message prints, in any of its variants.</summary>
    internal static IEnumerable<string> PrintedBy(MessageTemplate template) =>
        template.Variants.SelectMany(Texts).OfType<string>().SelectMany(text => Expressions().Matches(text)).SelectMany(expression => Paths().Matches(expression.Value)).Select(path => path.Groups["name"].Value).Distinct();

    private static IEnumerable<string?> Texts(MessageVariant variant) =>
        [variant.Subject, variant.Text, variant.Html, variant.Link, .. variant.Fields.IsDefault ? [] : variant.Fields.Select(field => field.Text)];

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Expressions();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])journey\.(?<name>\p{L}[\p{L}\p{N}_]*)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Paths();
}
