namespace JourneyStudio.Web.Shared.Fields;

/// <summary>A member who can be the example.</summary>
/// <param name="Id">Their number.</param>
/// <param name="Name">Their name as the reader may see it.</param>
/// <param name="Contact">What tells them from others of that name, as the reader may see it; empty where there is nothing.</param>
public sealed record SampleChoice(long Id, string Name, string Contact);
