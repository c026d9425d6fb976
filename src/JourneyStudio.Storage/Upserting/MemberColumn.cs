using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Columns of a member that other systems may write, by the keys that files and programs use.</summary>
public static class MemberColumn
{
    public const string ExternalId = "externalId";
    public const string Name = BuiltInAttributes.Name;
    public const string Phone = BuiltInAttributes.Phone;
    public const string Email = BuiltInAttributes.Email;
    public const string City = BuiltInAttributes.City;
    public const string Stage = BuiltInAttributes.Stage;
    public const string Level = BuiltInAttributes.Level;
    public const string Store = BuiltInAttributes.Store;
    public const string ProductLine = "productLine";
    public const string Language = "language";
    public const string Zone = "timeZone";

    /// <summary>All of them. Points are the sum of their ledger, which only points effects write.</summary>
    public static ImmutableArray<string> All { get; } = [ExternalId, Name, Phone, Email, City, Stage, Level, Store, ProductLine, Language, Zone];
}
