namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What is to be said of something that an import created.</summary>
/// <param name="Kind"><c>tag</c>, <c>template</c>, <c>form</c> or <c>segment</c>.</param>
/// <param name="Key">Its key.</param>
/// <param name="ToDo">What is still to be done to it, in words; null: nothing.</param>
public sealed record CreatedReport(string Kind, string Key, string? ToDo)
{
    /// <summary>Says it.</summary>
    public static CreatedReport Of(MissingReference created, string language) =>
        new(created.Kind, created.Key, created.ToDo is { } toDo ? $"{ProblemTexts.Say(toDo, language)} {ProblemTexts.Fix(toDo, language)}" : null);
}
