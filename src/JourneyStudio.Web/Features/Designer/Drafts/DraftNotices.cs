namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Tells the open designers of a journey that its draft has moved on.</summary>
internal sealed class DraftNotices
{
    /// <summary>Definition id and new revision; handlers must return at once.</summary>
    public event Action<string, int>? Changed;

    public void Raise(string definitionId, int revision) => Changed?.Invoke(definitionId, revision);
}
