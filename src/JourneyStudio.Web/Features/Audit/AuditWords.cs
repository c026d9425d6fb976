using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Audit;

/// <summary>What entries of the audit log are called. A kind or action of which nobody told it stands as it is kept.</summary>
public sealed class AuditWords(IStringLocalizer<AuditWords> L)
{
    /// <summary>Kinds of things that can be chosen on the page.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["user", "api-key", "member", "members", "import", "journey", "segment", "tag", "attribute", "session", "campaign", "unit", "product-line", "staff", "setting", "channel", "message", "outbox", "suppression", "webhook", "member-set", "audit"];

    /// <summary>What of a member's entry is nobody's secret: all the rest stands behind the mask.</summary>
    private static readonly string[] Plain = ["stage", "level", "store", "guide", "productLine", "language", "timeZone", "moved", "ended", "survivor", "duplicate", "columns", "segment", "tag", "reason", "note"];

    public string Action(string action) => Known($"Action.{action}", action);

    public string Kind(string kind) => Known($"Kind.{kind}", kind);

    public string Field(string field) => field.Length == 0 ? L["Field.Whole"] : Known($"Field.{field}", field);

    /// <summary>Whether a value tells something of a person that only those should read who need it.</summary>
    public static bool IsPersonal(string kind, string field) =>
        kind is "member" or "suppression" && !Plain.Contains(field.Split('.')[0]) && !field.StartsWith("consent", StringComparison.Ordinal);

    private string Known(string key, string name)
    {
        var words = L[key];
        return words.ResourceNotFound ? name : words;
    }
}
