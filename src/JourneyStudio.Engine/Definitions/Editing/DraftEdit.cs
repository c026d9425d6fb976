namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>What a command led to.</summary>
/// <param name="Definition">The draft after it; the very same object when nothing changed.</param>
/// <param name="Inverse">The command that leads back.</param>
public sealed record DraftEdit(JourneyDefinition Definition, DraftCommand Inverse);
