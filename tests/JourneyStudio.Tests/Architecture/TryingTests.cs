using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>What only tries journeys (sandbox, scenarios, forecast) knows nothing that could send, advance, publish or take an event in.</summary>
public sealed partial class TryingTests
{
    private static readonly string[] Rooms = ["src/JourneyStudio.Web/Features/Sandbox/", "src/JourneyStudio.Web/Features/Scenarios/", "src/JourneyStudio.Web/Features/Forecast/", "src/JourneyStudio.Web/Shared/Trying/"];

    /// <summary>Texts of messages are made, with links that open nothing; what is read is journeys, content, members and limits; scenarios alone are kept.</summary>
    private static readonly string[] Allowed =
    [
        "Channels.Rendering", "Channels.Links", "Channels.Links.LinkOptions", "Storage.Journeys", "Storage.Journeys.Scenarios", "Storage.Content", "Storage.Members", "Storage.Messages", "Storage.Forecasting", "Storage.Organisation.Access",
    ];

    [Fact]
    public void Usage_WhereJourneysAreTried_IsOfWhatReadsAndRenders() =>
        Offences.AssertNone(
            from file in Files
            from Match used in Room().Matches(file.Text)
            where !Allowed.Contains(used.Groups[1].Value)
            select $"{file.Path} uses {used.Groups[1].Value}");

    [Fact]
    public void Calls_WhereJourneysAreTried_ChangeNothingButScenarios() =>
        Offences.AssertNone(
            from file in Files
            from Match call in Writes().Matches(file.Text)
            select $"{file.Path} has {call.Value}");

    private static IEnumerable<SourceFile> Files => Repository.Production.Where(file => file.Is(".cs", ".razor") && Rooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal)));

    [GeneratedRegex(@"JourneyStudio\.((?:Runtime|Channels|Storage)(?:\.[A-Z]\w*)*)")]
    private static partial Regex Room();

    /// <summary>Things of the rooms above that write.</summary>
    [GeneratedRegex(@"\bHttpClient\b|\.PublishAsync\(|\.ApplyAsync\(|\.WriteAsync\(|\.LimitAsync\(|\bSaveChanges\w*|\bExecute(?:Update|Delete)\w*|\bOutbox\w+|\bEventIntake\b")]
    private static partial Regex Writes();
}
